import { Title } from '#ui/title';
import { useWords } from './frame.ts';
import { words } from './words/index.ts';

/** For an address that leads nowhere. */
export function NotFoundPage() {
  const say = useWords(words);
  return (
    <Title title={say.notFoundTitle}>
      <p className="lead">{say.notFound}</p>
      <p className="soft">{say.notFoundNext}</p>
      <p className="title-below">
        <a className="btn" href="/">
          {say.backHome}
        </a>
      </p>
    </Title>
  );
}
