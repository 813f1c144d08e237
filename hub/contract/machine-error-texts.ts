/** What goes wrong between machines, and in the machine itself: the wire, configuration, database, backup. */
export const machineErrorTexts = {
  'wire.not_json': { 'zh-CN': '消息不是有效的 JSON。', en: 'The message is not valid JSON.' },
  'wire.invalid': { 'zh-CN': '消息中“{path}”不合规定。', en: 'The message is wrong at “{path}”.' },
  'wire.not_signed': { 'zh-CN': '消息没有签名，已拒绝。', en: 'The message is not signed and was refused.' },
  'wire.signature_invalid': {
    'zh-CN': '消息签名不对，已拒绝。请检查设备是否绑定在本系统。',
    en: 'The signature is wrong and the message was refused. Check that the device is paired with this hub.',
  },
  'wire.wrong_topic': {
    'zh-CN': '消息不属于这个主题，已拒绝。',
    en: 'The message belongs to another topic and was refused.',
  },
  'wire.document_too_large': {
    'zh-CN': '屏幕内容超过 64 kB，请减少通知或缩短文字。',
    en: 'The board is larger than 64 kB. Use fewer or shorter notices.',
  },
  'wire.replayed': {
    'zh-CN': '有人重发了旧的屏幕内容，已拒绝。请检查是谁在发布。',
    en: 'An older version was sent anew and refused. Find out who publishes it.',
  },
  'wire.expired': {
    'zh-CN': '收到一条已过期的紧急广播，没有显示。仍有危险请重新发布。',
    en: 'An alert came that had expired, and was not shown. If there is still danger, raise a new one.',
  },
  'receipt.invalid': { 'zh-CN': '播放记录格式不对。', en: 'The receipt is malformed.' },
  'receipt.unknown_notice': {
    'zh-CN': '播放记录所指的通知不存在。',
    en: 'The receipt names a notice that does not exist.',
  },
  'receipt.from_future': {
    'zh-CN': '播放记录的时间在将来，请检查设备时钟。',
    en: "The receipt lies in the future. Check the device's clock.",
  },
  'receipt.too_old': {
    'zh-CN': '播放记录太旧，已超过保存期限，不再接收。',
    en: 'The receipt is older than receipts are kept, and is taken no more.',
  },
  'config.invalid': {
    'zh-CN': '配置有误：{names}。请改正后重新启动。',
    en: 'The configuration is wrong: {names}. Correct it and start again.',
  },
  'config.not_a_number': {
    'zh-CN': '{name} 应为 {min}–{max} 的整数，现在是“{value}”。请改正，或去掉它以使用默认值。',
    en: '{name} must be a whole number from {min} to {max}, and is “{value}”. Correct it, or leave it out for the default.',
  },
  'config.not_an_origin': {
    'zh-CN': '{name} 应写成 http://主机：端口 或 https://主机：端口，不带路径，现在是“{value}”。请改正。',
    en: '{name} must read http://host:port or https://host:port, without a path, and is “{value}”. Correct it.',
  },
  'config.not_a_network': {
    'zh-CN': '{name} 应为网络地址或网段，如 127.0.0.1 或 10.0.0.0/8，用逗号隔开，现在有“{value}”。请改正。',
    en: '{name} must list addresses or networks, such as 127.0.0.1 or 10.0.0.0/8, with commas between, and has “{value}”. Correct it.',
  },
  'config.not_a_zone': {
    'zh-CN': '{name} 应为 IANA 时区名，如 Asia/Shanghai，现在是“{value}”。请改正。',
    en: '{name} must be an IANA time zone such as Asia/Shanghai, and is “{value}”. Correct it.',
  },
  'config.not_a_choice': {
    'zh-CN': '{name} 只能是 {choices} 之一，现在是“{value}”。请改正。',
    en: '{name} must be one of {choices}, and is “{value}”. Correct it.',
  },
  'config.file_unreadable': {
    'zh-CN': '{name} 所指的文件读不出来：{value}。请核对路径和读取权限。',
    en: 'The file named by {name} cannot be read: {value}. Check its path and permissions.',
  },
  'config.half_a_pair': {
    'zh-CN': '设置了 {name}，还缺 {missing}。两个要一起设置（npm run cert 可生成证书）。',
    en: '{name} is set but {missing} is not. Set both (npm run cert makes a certificate).',
  },
  'config.tls_unusable': {
    'zh-CN': '{name} 和 {other} 不是一对可用的 PEM 证书和密钥。请核对文件，或用 npm run cert 重新生成。',
    en: '{name} and {other} are no working pair of PEM certificate and key. Check the files, or make new ones with npm run cert.',
  },
  'config.port_in_use': {
    'zh-CN': '端口 {port} 已被占用。可用 “ss -ltnp | grep {port}” 查看是谁，或设置 {name} 换一个端口。',
    en: 'Port {port} is in use. “ss -ltnp | grep {port}” tells by whom; or set {name} to another port.',
  },
  'store.newer_than_code': {
    'zh-CN':
      '数据库（第 {databaseVersion} 版）比本程序（第 {codeVersion} 版）新。请升级程序，或恢复升级前的备份。',
    en: 'The database (version {databaseVersion}) is newer than this program ({codeVersion}). Upgrade the program, or restore the backup from before.',
  },
  'store.damaged': {
    'zh-CN': '数据库文件已损坏：{file}。请用 npm run restore -- 备份文件 恢复最近的备份。',
    en: 'The database file is damaged: {file}. Restore the last backup with npm run restore -- FILE.',
  },
  'store.in_use': {
    'zh-CN': '数据目录 {directory} 正被另一个 Louyu 使用。请先停掉它，或设置 LOUYU_DATA_DIR。',
    en: 'The data directory {directory} is in use by another Louyu. Stop that one first, or set LOUYU_DATA_DIR.',
  },
  'store.disk_full': {
    'zh-CN': '磁盘已满，没有保存。请清理磁盘空间后再试。',
    en: 'The disk is full and nothing was saved. Free some space and try again.',
  },
  'backup.file_exists': {
    'zh-CN': '文件已存在：{file}。请换一个文件名，备份不会覆盖已有文件。',
    en: 'The file exists: {file}. Choose another name; a backup never overwrites.',
  },
  'backup.not_found': {
    'zh-CN': '没有这个文件：{file}。请核对路径。',
    en: 'There is no such file: {file}. Check the path.',
  },
  'backup.unusable': {
    'zh-CN': '{file} 不是完好的楼语数据库。请换一个备份文件。',
    en: '{file} is no sound database of Louyu. Use another backup.',
  },
  'audit.chain_broken': {
    'zh-CN': '操作日志在第 {seq} 条断链，可能被改动。请保留现场并核对备份。',
    en: 'The audit log is broken at entry {seq} and may have been altered. Keep the machine as it is and compare with a backup.',
  },
} as const;
