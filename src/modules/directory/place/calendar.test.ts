import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { testDatabase } from '#kernel/testing';
import {
  CalendarRefused,
  calendarOf,
  dayIn,
  isSchoolDay,
  listCalendars,
  loadCalendar,
  nextHoliday,
  schoolYearOf,
} from '#modules/directory';
import { forgetPlaces } from './known-places.ts';

const { db, run } = await testDatabase();
const at = (instant: string) => ({ db, clock: { now: () => new Date(instant) } });
const now = at('2026-11-25T08:00:00Z');

/** A structure at a postal code. */
async function place(uai: string, postalCode: string, kind = 'college', ministry = 'education') {
  const [row] = await run<{ id: string }>(
    `insert into directory.structure (uai, name, kind, ministry_code, postal_code, time_zone)
     select $1, 'Essai', $3, $4, $2, coalesce((select time_zone from directory.territory
       where department = left($2, case when $2 ~ '^9[78]' then 3 else 2 end)), 'Europe/Paris') returning id`,
    [uai, postalCode, kind, ministry],
  );
  return row?.id as string;
}

beforeEach(async () => {
  await run('truncate directory.structure, directory.calendar_year cascade');
  forgetPlaces({ db });
});

test('at half past eight in the evening in Paris, it is already tomorrow in La Réunion', async () => {
  const tours = await place('0379001A', '37000');
  const saintDenis = await place('9749001A', '97400');
  const evening = at('2026-03-28T20:30:00Z');
  assert.equal(await dayIn(evening, tours), '2026-03-28');
  assert.equal(await dayIn(evening, saintDenis), '2026-03-29');
  assert.equal(await dayIn(evening, null), '2026-03-28');
});

test('the night that summer time begins, Paris comes nearer to midnight, and La Réunion does not move', async () => {
  const tours = await place('0379001A', '37000');
  const saintDenis = await place('9749001A', '97400');
  for (const [instant, inTours, inSaintDenis] of [
    ['2026-03-28T22:30:00Z', '2026-03-28', '2026-03-29'],
    ['2026-03-29T21:30:00Z', '2026-03-29', '2026-03-30'],
    ['2026-03-29T22:30:00Z', '2026-03-30', '2026-03-30'],
    ['2026-10-25T22:30:00Z', '2026-10-25', '2026-10-26'],
  ] as const)
    assert.deepEqual(
      [await dayIn(at(instant), tours), await dayIn(at(instant), saintDenis)],
      [inTours, inSaintDenis],
      instant,
    );
});

test('each département follows its zone', async () => {
  const asked = {
    'zone-a': await place('0339001A', '33000'),
    'zone-b': await place('0379001A', '37000'),
    'zone-c': await place('0759001A', '75011'),
    reunion: await place('9749001A', '97400'),
  };
  for (const [code, id] of Object.entries(asked))
    assert.equal((await calendarOf(now, id, '2026-11-25'))?.code, code);
});

test('a structure that has just come is known within a second', async () => {
  const tours = await place('0379001A', '37000');
  assert.equal(await dayIn(at('2026-11-25T21:00:00Z'), tours), '2026-11-25');
  const saintDenis = await place('9749001A', '97400');
  assert.equal(await dayIn(at('2026-11-25T21:00:02Z'), saintDenis), '2026-11-26');
});

test('a calendar whose dates nobody knows says nothing', async () => {
  const ajaccio = await place('0209001A', '20000');
  const cayenne = await place('9739001A', '97300');
  assert.equal(await calendarOf(now, ajaccio, '2026-11-25'), undefined);
  assert.equal(await nextHoliday(now, cayenne, '2026-11-25'), undefined);
  assert.equal(await schoolYearOf(now, cayenne, '2026-11-25'), 2026, 'it turns in September');
  assert.equal(await schoolYearOf(now, cayenne, '2026-08-31'), 2025);
  assert.equal(await isSchoolDay(now, cayenne, '2026-11-25'), true);
  assert.equal(await isSchoolDay(now, cayenne, '2026-06-10'), false, 'abolition, in Guyane');
});

test('the holidays to come are so many days away, last until the day of return, and summer comes after', async () => {
  const id = await place('0379001A', '37000');
  const holidays = async (day: string) => {
    const next = await nextHoliday(now, id, day);
    return next && [next.name, next.days, next.ends];
  };
  assert.deepEqual(await holidays('2026-11-25'), ['Vacances de Noël', 24, '2027-01-04']);
  assert.deepEqual(await holidays('2026-12-18'), ['Vacances de Noël', 1, '2027-01-04']);
  assert.deepEqual(await holidays('2026-12-19'), ['Vacances de Noël', 0, '2027-01-04']);
  assert.deepEqual(await holidays('2027-01-03'), ['Vacances de Noël', 0, '2027-01-04']);
  assert.deepEqual(await holidays('2027-01-04'), ['Vacances d’hiver', 47, '2027-03-08']);
  assert.deepEqual(await holidays('2027-07-01'), ['Vacances d’été', 2, null]);
  assert.deepEqual(await holidays('2026-07-20'), ['Vacances d’été', 0, '2026-09-01']);
  assert.equal(await holidays('2028-01-10'), undefined, 'nobody knows that year yet');
});

test('lessons are on weekdays of the school year, out of holidays and public holidays', async () => {
  const id = await place('0379001A', '37000');
  const strasbourg = await place('0679001A', '67000');
  const lessons = (day: string, where = id) => isSchoolDay(now, where, day);
  assert.equal(await lessons('2026-11-25'), true);
  assert.equal(await lessons('2026-11-28'), false, 'Saturday');
  assert.equal(await lessons('2026-11-11'), false);
  assert.equal(await lessons('2026-12-21'), false);
  assert.equal(await lessons('2027-01-04'), true);
  assert.equal(await lessons('2027-03-29'), false, 'Easter Monday');
  assert.equal(await lessons('2027-05-06'), false, 'Ascension');
  assert.equal(await lessons('2027-05-17'), false, 'Whit Monday');
  assert.equal(await lessons('2026-08-31'), false);
  assert.equal(await lessons('2027-03-26'), true, 'Good Friday');
  assert.equal(await lessons('2027-03-26', strasbourg), false, 'Good Friday, in Alsace');
});

test('the school year lasts until the day before the next one', async () => {
  const id = await place('0379001A', '37000');
  const reunion = await place('9749001A', '97400');
  assert.equal(await schoolYearOf(now, id, '2026-08-31'), 2025);
  assert.equal(await schoolYearOf(now, id, '2026-09-01'), 2026);
  assert.equal(await schoolYearOf(now, reunion, '2026-08-18'), 2026, 'in August');
});

test('a school that says nothing cuts its year in three or two parts, each from a Monday', async () => {
  const college = await place('0379001A', '37000');
  const professional = await place('0379002A', '37000', 'lycee-professionnel');
  const rectorat = await place('0379003A', '37000', 'academie');
  const cut = async (id: string) => (await calendarOf(now, id, '2026-11-25'))?.periods;
  const three = (await cut(college)) ?? [];
  assert.deepEqual(
    three.map(({ label }) => label),
    ['1er trimestre', '2e trimestre', '3e trimestre'],
  );
  assert.equal(three[0]?.starts, '2026-09-01');
  assert.equal(three[2]?.ends, '2027-07-03');
  for (const [i, { starts, ends }] of three.entries()) {
    if (i > 0) assert.equal(new Date(starts).getUTCDay(), 1, starts);
    if (i < 2) assert.equal(ends, three[i + 1]?.starts);
  }
  assert.match(three[1]?.starts ?? '', /^2026-1[12]-/);
  assert.deepEqual(
    (await cut(professional))?.map(({ kind }) => kind),
    ['semestre', 'semestre'],
  );
  assert.deepEqual(await cut(rectorat), []);
});

test('an administrator corrects a year by a file; the others stay as they were', async () => {
  const id = await place('0379001A', '37000');
  const before = await calendarOf(now, id, '2026-03-28');
  await loadCalendar(
    { db },
    JSON.stringify({
      calendar: 'zone-b',
      source: 'arrêté',
      years: [
        {
          ...{ year: 2026, starts: '2026-09-02', ends: '2027-07-03' },
          holidays: [{ name: 'Vacances de Noël', starts: '2026-12-18', ends: '2027-01-04' }],
        },
      ],
    }),
  );
  assert.equal((await nextHoliday(now, id, '2026-11-25'))?.days, 23);
  assert.equal((await calendarOf(now, id, '2026-11-25'))?.source, 'arrêté');
  assert.deepEqual(await calendarOf(now, id, '2026-03-28'), before);
  const { years } = await listCalendars(now);
  assert.deepEqual(
    years.filter(({ isCorrected }) => isCorrected).map(({ calendar, year }) => [calendar, year]),
    [['zone-b', 2026]],
  );
});

test('agricultural schools and apprentices have their own calendar once there is one', async () => {
  const lycee = await place('0379001A', '37000', 'lycee-agricole', 'agriculture');
  const cfa = await place('0379002A', '37000', 'cfa');
  const codes = async () => [
    (await calendarOf(now, lycee, '2026-11-25'))?.code,
    (await calendarOf(now, cfa, '2026-11-25'))?.code,
  ];
  assert.deepEqual(await codes(), ['zone-b', 'zone-b']);
  const year = { year: 2026, starts: '2026-09-01', ends: '2027-07-10', holidays: [] };
  for (const calendar of ['agricole', 'alternance'])
    await loadCalendar({ db }, JSON.stringify({ calendar, source: 'essai', years: [year] }));
  assert.deepEqual(await codes(), ['agricole', 'alternance']);
});

test('a structure may follow another calendar, cut its year itself, and go back', async () => {
  const id = await place('0379001A', '37000');
  const period = { year: 2026, kind: 'semestre', label: 'S1', starts: '2026-09-01' };
  const loaded = await loadCalendar(
    { db },
    JSON.stringify({
      structure: '0379001A',
      calendar: 'zone-c',
      periods: [
        { ...period, ends: '2027-02-01' },
        { ...period, label: 'S2', starts: '2027-02-01', ends: '2027-07-03' },
      ],
    }),
  );
  assert.deepEqual(loaded, { structure: '0379001A', calendar: 'zone-c', periods: 2 });
  const calendar = await calendarOf(now, id, '2026-11-25');
  assert.deepEqual(
    [calendar?.code, calendar?.periods.map(({ label }) => label)],
    ['zone-c', ['S1', 'S2']],
  );
  await loadCalendar({ db }, JSON.stringify({ structure: '0379001A', calendar: null }));
  assert.equal((await calendarOf(now, id, '2026-11-25'))?.code, 'zone-b');
});

const year = { year: 2026, starts: '2026-09-01', ends: '2027-07-03', holidays: [] as object[] };
const holiday = { name: 'Noël', starts: '2026-12-19', ends: '2027-01-04' };
const file = (more: object) => ({ calendar: 'zone-b', source: 'x', years: [{ ...year, ...more }] });
const wrong: Record<string, [file: unknown, reason: RegExp]> = {
  'not JSON': ['{', /JSON/],
  'nothing of ours': [{ hello: 1 }, /calendar/],
  'an impossible day': [file({ starts: '2026-02-30' }), /starts/],
  'a year that ends before it begins': [file({ ends: '2026-08-01' }), /avant de commencer/],
  'a year of another year': [file({ year: 2030 }), /pas cette année scolaire/],
  'holidays upside down': [
    file({ holidays: [{ ...holiday, ends: '2026-12-01' }] }),
    /avant de commencer/,
  ],
  'holidays in one another': [
    file({ holidays: [holiday, { ...holiday, starts: '2026-12-25' }] }),
    /sur d’autres vacances/,
  ],
  'a structure that is not there': [{ structure: '0999999Z', calendar: 'zone-a' }, /0999999Z/],
  'a UAI that is none': [{ structure: 'x', calendar: 'zone-a' }, /UAI/],
  'periods in one another': [
    {
      structure: '0379001A',
      periods: [
        { year: 2026, kind: 'autre', label: 'A', starts: '2026-09-01', ends: '2027-01-01' },
        { year: 2026, kind: 'autre', label: 'B', starts: '2026-12-01', ends: '2027-02-01' },
      ],
    },
    /avant la fin/,
  ],
};
for (const [what, [content, reason]] of Object.entries(wrong))
  test(`a file with ${what} is refused, and changes nothing`, async () => {
    await place('0379001A', '37000');
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    await assert.rejects(loadCalendar({ db }, text), (fault: unknown) => {
      assert.ok(fault instanceof CalendarRefused, String(fault));
      assert.match(fault.message, reason);
      return true;
    });
    assert.deepEqual(await run('select from directory.calendar_year'), []);
    assert.deepEqual(await run('select from directory.period'), []);
  });

test('every département of France has a calendar, and every file of calendars a département or a kind', async () => {
  const { years, empty } = await listCalendars(now);
  const known = new Set([...years, ...empty].map(({ calendar }) => calendar));
  const rows = await run<{ calendar: string; n: number }>(
    'select calendar, count(*)::int as n from directory.territory group by 1 order by 1',
  );
  const used = new Map(rows.map(({ calendar, n }) => [calendar, n]));
  assert.deepEqual([...used.keys(), 'agricole', 'alternance'].sort(), [...known].sort());
  assert.deepEqual(
    ['zone-a', 'zone-b', 'zone-c'].map((zone) => used.get(zone)),
    [32, 41, 21],
  );
});
