import type { Records, Values } from './sample-feed.ts';

/** A structure as EtabEducNat gives it. */
export const structure = (values: Values): Values => ({
  ENTStructureNomCourant: 'CLG$LES TILLEULS$VALBOURG',
  ENTStructureCodeTypeStruct: '340',
  ENTEtablissementMinistereTutelle: "MINISTERE DE L'EDUCATION NATIONALE",
  postalCode: '37900',
  l: 'VALBOURG',
  ...values,
});

/** A pupil, a responsable or an agent with a name. */
export const person = (sn: string, givenName: string, values: Values = {}): Values => ({
  sn,
  givenName,
  ENTPersonNomPatro: sn,
  personalTitle: 'Mme',
  ...values,
});

/** One collège, one lycée, three pupils, four responsables, three agents; a fresh copy each time. */
export const smallSchool = (): Required<Records> => ({
  EtabEducNat: {
    100: structure({
      ENTStructureUAI: '0379001A',
      ENTStructureClasses: [
        '5eA$CINQUIEME A$10110001110',
        '5eB$CINQUIEME B$10110001110',
        '3eZ$VIDE$',
      ],
      ENTStructureGroupes: ['5LAT$LATIN 5E$5eA$5eB', '5SANS$$5eA'],
    }),
    200: structure({
      ENTStructureUAI: '0379002B',
      ENTStructureNomCourant: 'LGT$LES TROIS-RIVIÈRES$VALBOURG',
      ENTStructureCodeTypeStruct: '300',
      ENTStructureClasses: '2de 3$SECONDE 3$20010018110',
      ENTStructureGroupes: '',
    }),
  },
  MatiereEducNat: { '020700': { ENTLibelleMatiere: 'FRANCAIS' } },
  MefEducNat: { 10110001110: { ENTLibelleMef: '5EME' } },
  Eleve: {
    1: person('MARTIN', 'Léa', {
      ENTPersonDateNaissance: '12/03/2014',
      ENTEleveINE: '990000001AA',
      ENTEleveStructRattachId: '7001',
      ENTPersonStructRattach: '100',
      ENTEleveMEF: '10110001110',
      ENTEleveClasses: '100$5eB',
      ENTEleveGroupes: '100$5LAT',
      ENTElevePersRelEleve: ['11$10$1$1$1$1', '12$20$0$1$2$0'],
    }),
    2: person('MARTIN', 'Hugo', {
      ENTPersonStructRattach: '200',
      ENTEleveClasses: '200$2de 3',
      ENTElevePersRelEleve: ['11$10$1$1$1$1', '14$39$0$0$1$0'],
    }),
    3: person("D'ESSAI", 'Noé', {
      ENTPersonStructRattach: '100',
      ENTEleveClasses: '100$5eA',
      ENTElevePersRelEleve: '13$50$0$2$0$0',
    }),
  },
  PersRelEleve: {
    11: person('MARTIN', 'Claire', { mobile: '+33 6 99 00 00 01', mail: 'claire@essai.example' }),
    12: person('MARTIN', 'Paul'),
    13: person('TUTEUR', 'Ada'),
    14: person('MARTIN', 'Grand-Père'),
  },
  PersEducNat: {
    21: person('DUPUIS', 'Sophie', {
      mail: 'Sophie.Dupuis@ac-essai.example',
      ENTPersonStructRattach: '100',
      ENTPersonFonctions: '100$ENS$ENSEIGNEMENT$L1300$MATHEMATIQUES',
      ENTAuxEnsClassesMatieres: ['100$5eB$061300', '100$5eA$061300', '200$2de 3$061300'],
      ENTAuxEnsClasses: ['100$5eB', '100$5eA', '200$2de 3'],
      ENTAuxEnsGroupes: '100$5LAT',
      ENTAuxEnsClassesPrincipal: '100$5eB',
      ENTPersonCategorieEnseignant: 'O',
    }),
    22: person('BENALI', 'Karim', {
      ENTPersonStructRattach: '100',
      ENTPersonFonctions: ['100$DIR$DIRECTION$D0010$CHEF', '100$-$SANS OBJET$$'],
      ENTEnsFonctionDir: '100',
    }),
    23: person('ROUX', 'Nadia', { ENTPersonFonctions: '100$EDU$EDUCATION$E0030$CPE' }),
  },
});
