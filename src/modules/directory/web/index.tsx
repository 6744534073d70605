import type { Room } from '#web/room';
import { MyApprentices } from './companies/my-apprentices.tsx';
import { MyTutors } from './companies/my-tutors.tsx';
import { DivisionPage } from './division-page.tsx';
import { MyChildren } from './my-children.tsx';
import { MyClass } from './my-class.tsx';
import { MyDivisions } from './my-divisions.tsx';
import { MyPerimeter } from './my-perimeter.tsx';
import { MySchool } from './my-school.tsx';

/** What the directory shows on the home page, and a class. Its other pages have rooms of their own: nobody waits for them at home. */
export const room: Room = {
  pages: {
    '/classes/:id': DivisionPage,
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
