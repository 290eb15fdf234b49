/** Colours of the mini-app's light theme, so that chat and pages look like one house. */
export const COLORS = {
  ink: '#16241d',
  soft: '#48584f',
  line: '#d3dbd5',
  brand: '#0b6b4b',
  deep: '#064b35',
  onDeep: '#ffffff',
  onDeepSoft: '#cfe5da',
  brandSoft: '#e2f1e9',
  gold: '#f6b60d',
  goldSoft: '#fff3cf',
  goldInk: '#5f4300',
  danger: '#a8201a',
} as const;
