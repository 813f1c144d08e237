import type { placesZh } from '../zh-cn/places.ts';

export const placesEn: Readonly<Record<keyof typeof placesZh, string>> = {
  'places.title': 'Places',
  'places.tree': 'Places',
  'places.households': '{count} {count:household|households}',
  'places.devices': '{count} {count:device|devices}',
  'places.choose': 'Choose a place to see or change it.',
  'places.name': 'Name',
  'places.name_en': 'Name in English',
  'places.add_kind': 'Add',
  'places.add_title': 'Add below “{name}”',
  'places.added': '“{name}” is added.',
  'places.delete': 'Delete',
  'places.empty_hint':
    'Add buildings first, then units and spots in them: lobbies, lifts, gates, wherever screens hang.',
  'places.example_building': 'For example: Building 3',
  'places.example_unit': 'For example: Unit 1',
  'places.example_floor': 'For example: B1',
  'places.example_spot': 'For example: lobby, lift 2, south gate',
};
