import type { Config } from './config.ts';

export interface Announcement {
  readonly config: Config;
  readonly httpPort: number;
  readonly mqttPort: number;
  /** Undefined once the hub is set up. */
  readonly setupCode: string | undefined;
}

/** Where everything is, for the person at the console. */
export function announcement({ config, httpPort, mqttPort, setupCode }: Announcement): string {
  const { protocol, hostname } = new URL(config.publicUrl);
  const secure = config.tls !== undefined;
  const lines = [
    '',
    '楼语已启动 / Louyu is running',
    `  管理台 Dashboard  ${config.publicUrl}/`,
    `  屏幕 Kiosk        ${config.publicUrl}/k`,
    `  消息 Broker       ${secure ? 'mqtts' : 'mqtt'}://${hostname}:${mqttPort}`,
    `  本机 This machine ${protocol}//localhost:${httpPort}/`,
  ];
  if (setupCode !== undefined) {
    lines.push(
      '',
      '第一次使用：打开管理台，输入启动码。',
      'First run: open the dashboard and enter the start-up code.',
    );
    lines.push(`  启动码 Start-up code: ${setupCode}`);
  }
  return `${lines.join('\n')}\n\n`;
}
