/**
 * Something that keeps a command from going on, said in Chinese and English with what to do next.
 * `detail` is the failing program's own words; it is printed first, since it is long.
 */
export class Problem extends Error {
  /**
   * @param {string} zh
   * @param {string} en
   * @param {string} [detail]
   */
  constructor(zh, en, detail = '') {
    super(en);
    this.name = 'Problem';
    this.zh = zh;
    this.en = en;
    this.detail = detail;
  }
}

/** @type {ReadonlyArray<readonly [RegExp, string, string]>} */
const npmFailures = [
  [
    /\bENOSPC\b/,
    '磁盘已满:请腾出约 1 GB 空间,再运行一次。',
    'The disk is full: free about 1 GB, then run the command again.',
  ],
  [
    /\b(EACCES|EPERM|EROFS)\b/,
    '没有写入权限:请用拥有本文件夹的用户运行,或改正文件夹的所有者。',
    'No permission to write here: run as the user who owns this folder, or correct its owner.',
  ],
  [
    /\b(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT\w*|CERT_HAS_EXPIRED)\b/,
    '软件源的证书不被信任:请核对本机时间;如经代理上网,用 NODE_EXTRA_CA_CERTS 指定代理的根证书。',
    'The package registry’s certificate is not trusted: check this machine’s clock; behind a proxy, name its root certificate in NODE_EXTRA_CA_CERTS.',
  ],
  [
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT|FETCH_ERROR)\b/,
    '连不上 npm 软件源:首次安装需要联网(之后不需要)。请检查网络,或用 npm config set registry 换一个可达的镜像,再运行一次。',
    'The npm registry cannot be reached: the first installation needs the internet (later starts do not). Check the connection, or choose a reachable mirror with npm config set registry, then run the command again.',
  ],
  [
    /\b(E401|E403|E407)\b/,
    '软件源拒绝了请求:请检查 npm config get registry 与代理设置。',
    'The package registry refused the request: check npm config get registry and the proxy settings.',
  ],
  [
    /\b(E404|ETARGET|ENOVERSIONS)\b/,
    '软件源缺少所需版本:请用 npm config set registry 换一个完整的镜像,再运行一次。',
    'The package registry lacks a version that is needed: choose a complete mirror with npm config set registry, then run the command again.',
  ],
  [
    /\bEINTEGRITY\b/,
    '下载的文件已损坏:请运行 npm cache clean --force,再试一次。',
    'A download is damaged: run npm cache clean --force, then try again.',
  ],
  [
    /in sync|\bEUSAGE\b/,
    'package-lock.json 与 package.json 不一致:请恢复原文件;若是您改了依赖,请运行 npm install。',
    'package-lock.json does not fit package.json: restore the original files, or, if you changed dependencies, run npm install.',
  ],
];

/**
 * Turns what npm printed when it failed into words that say what to do next, if the failure is one we know.
 *
 * @param {string} output
 * @returns {Problem | undefined}
 */
export function knownProblem(output) {
  for (const [sign, zh, en] of npmFailures) {
    if (sign.test(output)) return new Problem(zh, en, output);
  }
  return undefined;
}

/**
 * The same for any failure.
 *
 * @param {string} output
 * @returns {Problem}
 */
export function problemFromNpm(output) {
  const known = knownProblem(output);
  if (known !== undefined) return known;
  return new Problem(
    '安装没有成功:请看上面 npm 的说明,再运行一次。',
    'The installation did not succeed: read what npm says above, then run the command again.',
    output,
  );
}

/**
 * Runs a command's body; prints a problem for a person and sets the exit code, but lets a fault of ours
 * through with its stack.
 *
 * @param {() => Promise<number>} body resolves with the exit code
 */
export async function runCommand(body) {
  try {
    process.exitCode = await body();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.detail !== '') process.stderr.write(`${error.detail.trimEnd()}\n\n`);
    process.stderr.write(`✗ ${error.zh}\n✗ ${error.en}\n`);
    process.exitCode = 1;
  }
}
