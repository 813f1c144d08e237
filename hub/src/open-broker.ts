import { LouyuError } from '@louyu/contract/errors';

/** Opens the broker's port. @throws LouyuError `config.port_in_use` */
export async function openBroker(
  broker: { listen(): Promise<{ port: number }> },
  port: number,
): Promise<{ port: number }> {
  try {
    return await broker.listen();
  } catch (cause) {
    const inUse = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    if (!inUse) throw cause;
    throw new LouyuError('config.port_in_use', { details: { port, name: 'LOUYU_MQTT_PORT' }, cause });
  }
}
