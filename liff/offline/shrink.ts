/** 12 MP become about 90 KB in half a second on a slow phone (frontend.md §4). */
const LONGEST_SIDE = 1024;
const QUALITY = 0.6;

/** The photo as a small JPEG in base64. What the camera wrote beside the picture (place, device) stays behind. */
export async function shrink(photo: Blob): Promise<string> {
  const picture = await createImageBitmap(photo);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas.toDataURL('image/jpeg', QUALITY).replace(/^[^,]*,/, '');
}
