import type { GroupPage, Reason } from '#contracts/directory';
import { capital, type Language, listed } from '#kernel/words';
import { fullDate } from '#web/dates';
import { words } from './words/index.ts';

type Group = Pick<GroupPage, 'kind' | 'label' | 'of'>;

/** Why somebody is in a group, as a sentence; `me`: said to the person themself. */
export function reasonInWords(
  language: Language,
  group: Group,
  reason: Reason,
  me: boolean,
): string {
  const say = words[language].because;
  const day = (iso: string) => fullDate(language, iso);
  const end = reason.until === null ? '' : say.until(day(reason.until));
  if (reason.by === 'hand') {
    const addedOn = reason.addedOn === null ? null : day(reason.addedOn);
    return `${capital(say.hand(reason.addedBy, addedOn))}${end}.`;
  }
  const since = say.since(day(reason.since));
  if (reason.by === 'group')
    return `${capital(say.through(reason.through?.label ?? group.label))}${since}${end}.`;
  if (reason.by === 'rule') return `${capital(say.rule(me))}${since}${end}.`;
  const feed = reason.feed === null ? null : day(reason.feed);
  return `${capital(causeOf(language, group, reason, me))} ${say.feed(day(reason.since), feed)}${end}.`;
}

function causeOf(language: Language, group: Group, reason: Reason, me: boolean): string {
  const say = words[language].because;
  const list = (parts: readonly string[]) => listed(language, parts);
  const { matieres, divisions, children, functions } = reason;
  const isMany = children.length > 1;
  switch (group.kind) {
    case 'teaching-team':
      return say.teaches(me, list(matieres), group.of);
    case 'matiere':
      return say.teachesMatiere(me, group.label, list(divisions));
    case 'head-teachers':
      return say.headTeacher(me, group.of);
    case 'level':
      return say.level(me, list(divisions));
    case 'function':
      return say.function(me, functions.length > 0 ? list(functions) : group.label);
    case 'responsables':
      return say.children(me, list(children), isMany, say.inDivision(group.of));
    case 'division':
    case 'groupe':
      return say.inscription(me, group.label);
    default:
      return children.length > 0
        ? say.children(me, list(children), isMany, say.here)
        : say.profile(
            me,
            (functions.length > 0 ? functions : [group.label, ...divisions]).join(', '),
          );
  }
}
