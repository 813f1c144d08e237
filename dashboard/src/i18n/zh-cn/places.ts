/** The place tree. */
export const placesZh = {
  'places.title': '房产住户',
  'places.tree': '房产',
  'places.households': '{count} 户',
  'places.devices': '{count} 台设备',
  'places.choose': '选一个位置来查看或修改。',
  'places.name': '名称',
  'places.name_en': '英文名称',
  'places.add_kind': '添加什么',
  'places.add_title': '在“{name}”下添加',
  'places.added': '已添加“{name}”。',
  'places.delete': '删除',
  'places.empty_hint': '先添加楼栋，再在楼栋里添加单元和点位（大堂、电梯、门口等挂屏幕的地方）。',
  'places.example_building': '例如：3栋',
  'places.example_unit': '例如：1单元',
  'places.example_floor': '例如：B1',
  'places.example_spot': '例如：大堂、2号电梯、南门',
} as const;
