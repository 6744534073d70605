/** Own lists of names as heard in French schools, whatever their origin; no list holds a demo person's family name. */
const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Given names of girls born about 2006–2020. */
export const girls = list(`
  Adèle Agathe Aïcha Alice Alix Amina Anaïs Anouk Apolline Asma Assia Aya Bérénice Camille Capucine Céleste
  Chiara Chloé Clara Clémence Constance Dalia Diane Elena Élise Ella Éloïse Elsa Emma Esther Eva Fanta Fatou
  Flora Gabrielle Garance Giulia Hana Héloïse Hortense Ilona Imane Inaya Iris Jade Jeanne Joséphine Judith
  Julia Juliette Kadiatou Kelly Kenza Lila Lina Linh Lise Lola Lou Louise Lucie Luna Maëlle Maëlys Mahaut
  Mai Manon Margaux Mariam Marie Mathilde Maya Mei Mélina Mila Naïma Nawel Nina Noémie Nour Océane Olivia
  Ophélie Oumou Paloma Pauline Priya Rania Romane Rose Safia Salomé Sarah Selma Sirine Sixtine Solène Soraya
  Suzanne Tess Valentine Victoire Violette Yasmine Ysée Zélie Zeynep Zoé Zofia Anne-Laure Marie-Lou`);

/** Given names of boys born about 2006–2020. */
export const boys = list(`
  Aaron Abdoulaye Achille Adam Adrien Alban Alexis Amadou Amine Amir Antoine Antonin Aristide Arthur Aubin
  Augustin Auguste Axel Ayoub Baptiste Basile Bastien Bilal Célestin Charles Clément Côme Corentin Cyprien
  Damien Danilo Diego Dylan Eliott Elias Élie Émile Enzo Erwan Ethan Étienne Eymeric Ezio Félix Florian
  Gabin Gabriel Gaspard Gauthier Georges Grégoire Guillaume Hamza Hector Henri Ibrahim Ilyes Isaac Ismaël
  Jean-Baptiste Joachim Joseph Jules Julien Kaïs Karl Kévin Kylian Lenny Léon Léonard Liam Loïc Louis Luca
  Lucas Łukasz Maël Malo Mamadou Marceau Marin Marius Mathéo Mathis Maxence Mehdi Milan Minh Mohamed Moussa
  Nathan Nicolas Noah Noé Octave Oscar Ousmane Paul Pierre Quentin Rachid Rafael Raphaël Rayan Rémi Robin
  Romain Sacha Samuel Simon Sofiane Tao Théo Théophile Thibault Thiago Timothée Tristan Ugo Victor Vincent
  Wassim Yanis Yann Yiğit Younes Youssef Zacharie`);

/** Given names of women of working age. */
export const women = list(`
  Adeline Agnès Aminata Angélique Anissa Anne Annabelle Audrey Aurélie Awa Barbara Béatrice Bénédicte Brigitte
  Carine Caroline Catherine Cécile Céline Chantal Charlène Christelle Christine Corinne Delphine Djamila
  Dominique Elif Élodie Émilie Estelle Fabienne Farida Fatima Fatoumata Florence Françoise Frédérique
  Géraldine Hélène Houria Ingrid Irène Isabelle Jessica Joanna Karima Khadija Laetitia Laura Laure Leïla
  Linda Lydie Magali Malika Marie Marie-Christine Marina Marion Marjorie Maria Martine Mélanie Monique
  Muriel Myriam Nathalie Noëlle Patricia Peggy Rachel Rachida Régine Rokia Rosa Sabine Sabrina Samia
  Sandra Sandrine Séverine Sonia Stéphanie Sylvie Thuy Valérie Vanessa Véronique Virginie Yvonne Zohra`);

/** Given names of men of working age. */
export const men = list(`
  Abdel Alain Alexandre Ali André Arnaud Aurélien Benoît Bernard Boubacar Bruno Cédric Christian Christophe
  Cyril Daniel David Denis Didier Dimitri Dominique Driss Éric Fabien Fabrice Farid Florent Franck François
  Frédéric Gaël Georges Gérald Gilles Grégory Guy Hakim Hassan Hervé Hocine Ibrahima Jacques Jean-François
  Jean-Luc Jean-Marc Jérémy Jérôme Johann João José Kamel Khalid Laurent Lionel Ludovic Manuel Marc Mathieu
  Maurice Maxime Michaël Michel Mickaël Mourad Nabil Nicolas Olivier Oumar Pascal Patrice Patrick Philippe
  Piotr Pierrick Rachid Régis Renaud Richard Romuald Sébastien Serge Stéphane Sylvain Thierry Tony Vincent
  Xavier Yannick Yves Yvan Quang`);

/** Family names, as people write them; the feed writes them in capitals. */
export const surnames = list(`
  Abitbol Aguilar Alibert Allard Almeida Amrani Ançay Arnoult Aubry Auger Ayrault Bachelier Baptiste Barré
  Bascou Baudin Belkacem Bensaïd Béranger Berger Bertin Besnard Blondeau Boisseau Bouchard Boucher Boulanger
  Bourgoin Brault Briand Brossard Brunet Bujon Cadiou Calvet Camara Carlier Carré Castel Cazenave Chabot
  Charpentier Chartier Chauvin Chevallier Cissé Clavel Cochet Collet Cordier Coulibaly Courtois Cousin Couturier
  Cuvelier Dacosta Daguet Danjou Daoudi Dauphin Debray Delalande Delaunay Delmas Demir Desbois Deschamps
  Diallo Diarra Dos_Santos Doucet Drouet Dubreuil Duchêne Dufour Dumoulin Dutertre El_Amrani El_Idrissi Escudier
  Esnault Essomba Estève Évrard Faivre Farge Faure Ferrand Ferreira Fofana Fontanel Forestier Fourcade Fournier
  Gaillard Garreau Gauthier Germain Ghazi Gibert Girault Godard Gomez Gonçalves Goujon Grandjean Grenier Grosjean
  Guérin Guibert Guillon Haddad Hamel Hamidi Hardouin Hébert Herrera Hoang Hubert Huet Imbert Jacquet Jamet
  Janvier Jolivet Jourdain Joubert Kaba Kaplan Keïta Khelifi Konaté Kowalski Erdős Labbé Lacombe Lagarde
  Lambert Landry Langlois Larchevêque Laurier Lebreton Leclerc Lecœur Lefort Legrand Lemoine Leroux Letellier
  Levasseur Lopes Loiseau Maillard Mallet Mangin Marchais Marques Marteau Masson Mbaye Mebarki Mendy Menard
  Mercier Messaoudi Meunier Michaud Mohamedi Monnier Moreau Morel Mounier N’Diaye Navarro Nguyen Noël Nogueira
  Nowak Oger Olivier Oubella Ouedraogo Papin Paquet Parent Pasquier Pelletier Perreau Petitjean Pham Pichon
  Pinson Poirier Pottier Prévost Quéméner Quentin Rabier Ramos Raynaud Régnier Renard Ribeiro Richaud Rivière
  Robin Rocher Rodier Rolland Rousselet Saïdi Salmon Sánchez Sarr Saulnier Sauvage Savary Schmitt Seguin Sissoko
  Soulier Sow Szymańska Tanguy Tavernier Teixeira Tessier Thibault Thomas Tissier Touré Traoré Tran Travers
  Vallet Vannier Vasseur Verdier Vernet Vidal Villain Vincent Vivien Voisin Wagner Weber Xiong Yazid Yildiz
  Zaoui Zidi Ziegler Şahin Öztürk D’Hervé L’Hermitte De_La_Croix Le_Bihan Le_Goff Saint-Martin`).map(
  (name) => name.replaceAll('_', ' ').replaceAll('’', "'"),
);
