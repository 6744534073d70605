/** What a house may accept. */
export type FileKind = 'image' | 'pdf' | 'text' | 'office' | 'archive' | 'audio' | 'video';

/** A kind of content that we know, whatever name it comes under. */
export interface Shape {
  kind: FileKind;
  /** What it is served as. */
  type: string;
  /** The endings that a name may have; the first is given to a name without any. */
  endings: readonly string[];
}

const shape = (kind: FileKind, type: string, ...endings: string[]): Shape => ({
  kind,
  type,
  endings,
});

const office = 'application/vnd.openxmlformats-officedocument';
const oasis = 'application/vnd.oasis.opendocument';

/** By what the first bytes say. What is not here is not kept: programs, macros, disk images, what a browser would run. */
export const shapes: Readonly<Record<string, Shape>> = {
  'image/jpeg': shape('image', 'image/jpeg', 'jpg', 'jpeg', 'jfif'),
  'image/png': shape('image', 'image/png', 'png'),
  'image/apng': shape('image', 'image/png', 'png', 'apng'),
  'image/gif': shape('image', 'image/png', 'gif'),
  'image/webp': shape('image', 'image/webp', 'webp'),
  'image/avif': shape('image', 'image/webp', 'avif'),
  'application/pdf': shape('pdf', 'application/pdf', 'pdf'),
  [`${office}.wordprocessingml.document`]: shape(
    'office',
    `${office}.wordprocessingml.document`,
    'docx',
  ),
  [`${office}.spreadsheetml.sheet`]: shape('office', `${office}.spreadsheetml.sheet`, 'xlsx'),
  [`${office}.presentationml.presentation`]: shape(
    'office',
    `${office}.presentationml.presentation`,
    'pptx',
  ),
  [`${oasis}.text`]: shape('office', `${oasis}.text`, 'odt'),
  [`${oasis}.spreadsheet`]: shape('office', `${oasis}.spreadsheet`, 'ods'),
  [`${oasis}.presentation`]: shape('office', `${oasis}.presentation`, 'odp'),
  [`${oasis}.graphics`]: shape('office', `${oasis}.graphics`, 'odg'),
  'application/zip': shape('archive', 'application/zip', 'zip', 'ggb', 'sb3'),
  'application/epub+zip': shape('archive', 'application/epub+zip', 'epub'),
  'audio/mpeg': shape('audio', 'audio/mpeg', 'mp3'),
  'audio/mp4': shape('audio', 'audio/mp4', 'm4a'),
  'audio/x-m4a': shape('audio', 'audio/mp4', 'm4a'),
  'audio/ogg': shape('audio', 'audio/ogg', 'ogg', 'oga', 'opus'),
  'audio/ogg; codecs=opus': shape('audio', 'audio/ogg', 'opus', 'ogg', 'oga'),
  'audio/wav': shape('audio', 'audio/wav', 'wav'),
  'audio/flac': shape('audio', 'audio/flac', 'flac'),
  'video/mp4': shape('video', 'video/mp4', 'mp4', 'm4v', 'm4a'),
  'video/x-m4v': shape('video', 'video/mp4', 'm4v', 'mp4'),
  'video/webm': shape('video', 'video/webm', 'webm'),
  'video/quicktime': shape('video', 'video/quicktime', 'mov'),
};

/** Old office documents share one envelope: the name alone says which they are. */
export const oldOffice: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
};

/** Text that people write or hand in. All of it is served as plain text: what a browser would run, it shows. */
export const textEndings: ReadonlySet<string> = new Set(
  'txt csv tsv md json xml html htm css js py sql tex svg ics vcf srt vtt log'.split(' '),
);
