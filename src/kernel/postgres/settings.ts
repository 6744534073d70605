import { totalmem } from 'node:os';

/**
 * Settings of the embedded server, for a small machine that does other things too. `socketFolder`: where to put a Unix
 * socket besides the loopback port.
 */
export function serverSettings(
  port: number,
  durable: boolean,
  socketFolder: string | undefined,
): string[] {
  const roomy = totalmem() > 2 * 1024 ** 3;
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: socketFolder ?? '',
    max_connections: durable ? 60 : 200,
    shared_buffers: roomy && durable ? '256MB' : '64MB',
    work_mem: '16MB',
    maintenance_work_mem: roomy ? '256MB' : '64MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    max_parallel_workers_per_gather: 1,
    jit: 'off',
    timezone: 'UTC',
    ...LOG,
    ...(durable ? {} : FORGETFUL),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** English, so that our own reading of failures works; never the content of a statement. */
const LOG = {
  lc_messages: 'C',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  logging_collector: 'off',
};

/** For tests: a crash of the machine may lose everything, a crash of the program nothing. */
const FORGETFUL = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
};
