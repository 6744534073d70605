import type { Room } from '#web/room';
import { FamilyPage } from '../families/family-page.tsx';
import { AnnuairePage } from './annuaire-page.tsx';
import { PersonPage } from './person-page.tsx';
import { StructurePage } from './structure-page.tsx';
import { VisibilityPage } from './visibility-page.tsx';

/** People and schools, to find and to read about. */
export const room: Room = {
  pages: {
    '/personnes/:id': PersonPage,
    '/personnes/:id/famille': FamilyPage,
    '/annuaire': AnnuairePage,
    '/structures/:id': StructurePage,
    '/moi/visibilite': VisibilityPage,
  },
  widgets: {},
};
