import type { Room } from '#web/room';
import { AnnuairePage } from './annuaire/annuaire-page.tsx';
import { PersonPage } from './annuaire/person-page.tsx';
import { StructurePage } from './annuaire/structure-page.tsx';
import { VisibilityPage } from './annuaire/visibility-page.tsx';
import { CompaniesPage } from './companies/companies-page.tsx';
import { MyApprentices } from './companies/my-apprentices.tsx';
import { MyTutors } from './companies/my-tutors.tsx';
import { CustodyPage } from './custody/custody-page.tsx';
import { DelegationsPage } from './delegations/delegations-page.tsx';
import { DivisionPage } from './division-page.tsx';
import { FamilyPage } from './families/family-page.tsx';
import { FeedPage } from './feeds/feed-page.tsx';
import { FeedsPage } from './feeds/feeds-page.tsx';
import { SourcesPage } from './feeds/sources-page.tsx';
import { GroupPage } from './groups/group-page.tsx';
import { GroupsPage } from './groups/groups-page.tsx';
import { MyChildren } from './my-children.tsx';
import { MyClass } from './my-class.tsx';
import { MyDivisions } from './my-divisions.tsx';
import { MyPerimeter } from './my-perimeter.tsx';
import { MySchool } from './my-school.tsx';

/** What the directory shows: people in their classes, schools, and where it all comes from. */
export const room: Room = {
  pages: {
    '/personnes/:id': PersonPage,
    '/annuaire': AnnuairePage,
    '/structures/:id': StructurePage,
    '/moi/visibilite': VisibilityPage,
    '/classes/:id': DivisionPage,
    '/groupes': GroupsPage,
    '/groupes/:id': GroupPage,
    '/alimentation': FeedsPage,
    '/alimentation/sources': SourcesPage,
    '/alimentation/:id': FeedPage,
    '/administration/delegations': DelegationsPage,
    '/administration/gardes': CustodyPage,
    '/personnes/:id/famille': FamilyPage,
    '/administration/entreprises': CompaniesPage,
  },
  widgets: {
    'directory.my-class': MyClass,
    'directory.my-tutors': MyTutors,
    'directory.my-apprentices': MyApprentices,
    'directory.my-children': MyChildren,
    'directory.my-divisions': MyDivisions,
    'directory.my-school': MySchool,
    'directory.my-perimeter': MyPerimeter,
  },
};
