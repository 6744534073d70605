import { join, resolve } from 'node:path';
import type { LdapPlace } from '#config';

/** More lines of its configuration, as `cn=config` has them: of its modules, of its tree. */
export interface SlapdOptions {
  modules?: string;
  tree?: string;
  /** It takes nothing that is not encrypted, with this certificate. */
  certificate?: { key: string; cert: string };
}

const OURS = resolve(import.meta.dirname, '../../src/modules/ldap/openldap/sdet.ldif');
const schemas = [
  ...['core', 'cosine', 'inetorgperson'].map((name) => `/etc/ldap/schema/${name}.ldif`),
  OURS,
];

/** A server with one tree, as `slapadd -n 0` reads it. */
export const configuration = (
  folder: string,
  { base, bindDn, password }: LdapPlace,
  { modules = '', tree = '', certificate }: SlapdOptions,
): string => `dn: cn=config
objectClass: olcGlobal
cn: config
olcPidFile: ${join(folder, 'pid')}
${certificate === undefined ? '' : encrypted(folder)}
dn: cn=module,cn=config
objectClass: olcModuleList
cn: module
olcModulePath: /usr/lib/ldap
olcModuleLoad: back_mdb
${modules}
dn: cn=schema,cn=config
objectClass: olcSchemaConfig
cn: schema

${schemas.map((file) => `include: file://${file}\n`).join('\n')}
dn: olcDatabase={-1}frontend,cn=config
objectClass: olcDatabaseConfig
objectClass: olcFrontendConfig
olcDatabase: {-1}frontend
olcSizeLimit: unlimited

dn: olcDatabase={1}mdb,cn=config
objectClass: olcDatabaseConfig
objectClass: olcMdbConfig
olcDatabase: {1}mdb
olcSuffix: ${base}
olcRootDN: ${bindDn}
olcRootPW: ${password}
olcDbDirectory: ${join(folder, 'tree')}
olcDbMaxSize: 4294967296
olcDbNoSync: TRUE
olcDbIndex: uid,cn,member,ENTPersonLogin,ENTPersonJointure,ENTStructureUAI eq
${tree}`;

const encrypted = (folder: string) => `olcTLSCertificateFile: ${join(folder, 'cert.pem')}
olcTLSCertificateKeyFile: ${join(folder, 'key.pem')}
olcSecurity: ssf=128
`;
