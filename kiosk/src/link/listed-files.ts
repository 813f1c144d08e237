import type { Board, BoardNotice } from '@louyu/contract/board';
import type { DeviceKind } from '@louyu/contract/devices';
import type { Image, ImageFile } from '@louyu/contract/images';
import { imagesOf } from '@louyu/contract/notice-content';

/** The file of an image that a kind of display shows: black on white, dithered, on e-paper. */
export function fileFor(kind: DeviceKind, image: Image): ImageFile {
  return kind === 'epaper' ? image.paper : image;
}

/** The files that boards list for a kind of display, those of the notices that are shown first before the others. */
export function listedFiles(boards: readonly Board[], kind: DeviceKind): readonly ImageFile[] {
  return boards
    .flatMap((board) => board.notices)
    .filter((notice) => notice.profiles?.includes(kind) ?? true)
    .sort((one, other) => (opensAt(one) < opensAt(other) ? -1 : 1))
    .flatMap(({ content }) => [
      ...imagesOf(content['zh-CN']),
      ...(content.en === undefined ? [] : imagesOf(content.en)),
    ])
    .map((image) => fileFor(kind, image));
}

function opensAt({ windows }: BoardNotice): string {
  return windows[0]?.from ?? '';
}
