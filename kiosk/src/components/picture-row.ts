import { css, html } from 'lit';
import type { SheetImage } from './sheet.ts';

/* The pictures of a page, as a part of the sheet that they stand on: side by side below the words, above each other beside them. */

export const pictureStyles = css`
  .below {
    display: flex;
    flex-direction: column;
  }
  .beside {
    display: flex;
    align-items: flex-start;
  }
  .below > .content {
    flex: none;
  }
  /* No word and no time is broken for a picture's sake: where one is too wide, the sheet does not fit. */
  .beside > .content {
    flex: 1;
    min-width: 0;
    overflow-wrap: normal;
  }
  .pictures {
    box-sizing: border-box;
    display: flex;
    padding: 0 var(--padding) calc(var(--body) * 0.8);
  }
  .below > .pictures {
    flex: 1 0 30%;
  }
  .beside > .pictures {
    flex: none;
    flex-direction: column;
    width: 42%;
    height: 100%;
    padding: calc(var(--body) * 1.1) var(--padding) calc(var(--body) * 0.8) 0;
  }
  figure {
    position: relative;
    flex: 1 1 0;
    min-width: 0;
    min-height: 0;
    margin: 0;
  }
  .below > .pictures > figure + figure {
    margin-left: calc(var(--body) * 0.5);
  }
  .beside > .pictures > figure + figure {
    margin-top: calc(var(--body) * 0.5);
  }
  :host(:not([family='paper'])) img {
    position: absolute;
    left: 0;
    top: 0;
    width: 100%;
    height: 100%;
    object-fit: contain;
    object-position: left top;
    filter: brightness(var(--picture-light, 1));
  }

  /* In a lift: in the middle, as its words are. */
  :host([family='lift']) .beside {
    flex-direction: row;
    align-items: center;
  }
  :host([family='lift']) .beside > .content {
    flex: 1;
  }
  :host([family='lift']) img {
    object-position: center;
  }
  :host([family='lift']) .below > .content {
    padding-bottom: calc(var(--body) * 0.4);
  }

  /* E-paper: dots are dots; they stand where they fall, as large as they are. */
  :host([family='paper']) .pictures {
    flex: none;
    width: auto;
    height: auto;
    padding: calc(var(--body) * 0.3) 0 0;
  }
  :host([family='paper']) .below > .pictures {
    padding: calc(var(--body) * 0.3) calc(var(--body) * 0.7) 0;
  }
  :host([family='paper']) figure {
    flex: none;
  }
  :host([family='paper']) img {
    display: block;
    image-rendering: pixelated;
  }
`;

export function pictureRow(images: readonly SheetImage[]) {
  return html`<div class="pictures">
    ${images.map(
      ({ src, alt, width, height }) =>
        html`<figure><img src=${src} alt=${alt} width=${width} height=${height} decoding="sync" /></figure>`,
    )}
  </div>`;
}

/** Lets each picture have room by its shape. By script and not by a style attribute, which a content security policy may forbid. */
export function fillPictures(root: ParentNode): void {
  const across = root.querySelector('.beside') === null;
  for (const figure of root.querySelectorAll('figure')) {
    const ratio = ratioOf(figure);
    figure.style.flexGrow = String(across ? ratio : 1 / ratio);
  }
}

/** The share of a page that its pictures take together, as large as they are seen. */
export function pictureShareOf(root: ParentNode): number {
  const space = root.querySelector<HTMLElement>('.space');
  if (space === null) return 0;
  const area = [...root.querySelectorAll('figure')].reduce((sum, figure) => {
    const { offsetWidth, offsetHeight } = figure;
    const ratio = ratioOf(figure);
    const width = Math.min(offsetWidth, offsetHeight * ratio);
    return sum + width * (width / ratio);
  }, 0);
  return area / (space.offsetWidth * space.offsetHeight);
}

/** Width to height, by what the sheet says: nothing has to be loaded for it. */
function ratioOf(figure: HTMLElement): number {
  const image = figure.querySelector('img');
  const width = Number(image?.getAttribute('width') ?? 1);
  return width / Number(image?.getAttribute('height') ?? 1);
}
