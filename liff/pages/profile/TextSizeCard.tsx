import { useState } from 'preact/hooks';
import { TEXT_SIZE } from '../../../shared/text/profile-page.ts';
import { chooseTextSize, TEXT_SIZES, type TextSize, textSize } from '../../state/text-size.ts';

const SIZES = Object.keys(TEXT_SIZES).filter((size): size is TextSize => size in TEXT_SIZES);

/** Three sizes, each shown in itself; kept on this phone for every page. */
export function TextSizeCard() {
  const [chosen, setChosen] = useState(textSize());
  const choose = (size: TextSize) => {
    chooseTextSize(size);
    setChosen(size);
  };
  return (
    <fieldset class="card sizes">
      <legend>{TEXT_SIZE.title}</legend>
      {SIZES.map((size) => (
        <label key={size} class={`choice ${chosen === size ? 'on' : ''}`}>
          <input type="radio" name="size" checked={chosen === size} onChange={() => choose(size)} />
          <span style={{ fontSize: `${(TEXT_SIZES[size] * 1.125) / TEXT_SIZES[chosen]}rem` }}>
            {TEXT_SIZE.sizes[size]}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
