import type { Choice } from './choices.ts';
import { type Level, levelsOf } from './curriculum.ts';
import { type MatiereName, matieres, mefs } from './nomenclature.ts';
import type { Random } from './random.ts';
import type { Division, Groupe, School } from './region.ts';
import type { SchoolPlan } from './schools.ts';

/** Opens a planned school: its divisions, and the groupes their pupils will choose from. */
export function openSchool(plan: SchoolPlan, random: Random): School {
  const school: School = { plan, divisions: [], groupes: [], pupils: [], agents: [] };
  const levels = levelsOf[plan.kind];
  const seatsOfOne = levels.reduce((sum, level) => sum + level.weight * level.seats, 0);
  for (const level of levels) {
    const count = Math.max(1, Math.round((plan.pupils / seatsOfOne) * level.weight));
    const divisions = Array.from({ length: count }, (_, at) => openDivision(level, at, random));
    school.divisions.push(...divisions);
    for (const choice of level.choices) openGroupes(school, divisions, choice);
  }
  school.groupes.forEach((groupe, at) => {
    groupe.listed = at % 40 !== 7;
  });
  return school;
}

/** 5eB has 27 pupils whatever the seed: it is the division of the demo people. */
const seatsOf = (level: Level, code: string, random: Random) =>
  code === '5eB' ? 27 : level.seats + random.between(-3, 2);

function openDivision(level: Level, at: number, random: Random): Division {
  const mark = level.numbering === 'letters' ? String.fromCharCode(65 + at) : String(at + 1);
  const code = level.prefix + mark;
  return {
    code,
    label: `${level.label} ${mark}`,
    level,
    mef: mefs[level.mef],
    seats: seatsOf(level, code, random),
    choices: [],
  };
}

/** Opens the groupes of one choice, one set of them for each bunch of divisions that share them. */
function openGroupes(school: School, divisions: readonly Division[], choice: Choice): void {
  const bunch = { division: 1, pair: 2, level: divisions.length }[choice.across];
  for (let from = 0; from < divisions.length; from += bunch) {
    const sharing = divisions.slice(from, from + bunch);
    const options = choice.options.map(({ weight, matiere, ...option }) => ({
      weight,
      groupe:
        matiere && openGroupe(school, sharing, choice, { ...option, matiere }, from / bunch + 1),
    }));
    for (const division of sharing) division.choices.push({ take: choice.take, options });
  }
}

/** How groupes name a level: 5 for 5e, 2 for 2de, 1G for 1re G, TSTMG for Tle STMG. */
const shortOf = ({ prefix }: Level) =>
  prefix
    .replace(/^(\d)(e|de|re)\b ?/, '$1')
    .replace(/^Tle /, 'T')
    .replaceAll(' ', '');

function openGroupe(
  school: School,
  sharing: readonly Division[],
  choice: Choice,
  option: { code: string; label: string; matiere: MatiereName; hours: number },
  order: number,
): Groupe {
  const [one] = sharing as [Division];
  const { code: matiere, discipline } = matieres[option.matiere];
  const groupe: Groupe = {
    code:
      choice.across === 'division'
        ? one.code + option.code
        : `${shortOf(one.level)}${option.code}${order}`,
    label: option.label,
    divisions: sharing.map(({ code }) => code),
    matiere,
    discipline,
    hours: option.hours,
    listed: true,
  };
  school.groupes.push(groupe);
  return groupe;
}
