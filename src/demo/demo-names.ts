// Names made up by crossing lists: no name stands for a person who lives or has lived.

export const girlsNames = words(`Amara Ada Aoife Asha Beatrix Bryony Cerys Chidera Clementine Dalia Delphine Dervla
  Eilidh Elowen Esme Farah Fern Freya Ghazal Gwen Hana Harriet Ifeoma Imani Iris Jasmin Juno Keziah Kiran Lamia Leila Lowenna
  Mabel Maryam Mei Merryn Nadia Naomi Nerys Noor Odette Orla Paloma Petra Priti Rhiannon Rosalind Rukhsana Saoirse Selma
  Shreya Sunniva Tabitha Tamsin Tegan Thandiwe Una Valentina Wren Xanthe Yara Yewande Zofia Zuleika`);
export const boysNames =
  words(`Abel Adeel Albin Amir Anselm Arjun Arlo Barnaby Bartek Benedikt Bilal Caleb Callum Casper
  Chinedu Cormac Dafydd Darius Dmitri Eamon Edmund Emeka Enzo Farid Fergus Finlay Gethin Gideon Gurpreet Hamza Hugo Idris
  Ilya Ishaan Jago Jonah Jovan Kacper Kai Kwame Lachlan Levi Luca Malachi Mateo Milo Nikhil Obinna Osian Otis Piran Quinn
  Rafe Rohan Rufus Sami Silas Tarek Tobias Umar Viktor Wilfred Yusuf Zayn`);
export const parentsNames = words(`Abigail Adnan Agnes Alasdair Anjali Annika Asif Ayesha Bernadette Bogdan Bridget
  Cassandra Catrin Chloe Colm Damola Deirdre Desmond Edyta Efua Eleri Farida Fatou Fiona Gareth Gemma Gwyneth Hassan Heledd
  Ibrahim Ilse Ivana Jamila Joel Jolanta Kavita Kofo Lavinia Leonie Lorcan Magda Malik Maud Morwenna Nasreen Nia Olumide
  Oona Parveen Pascal Ragnar Ranjit Roisin Rowena Samina Sefton Sorcha Tariq Teodora Ursula Vikram Winifred Yasmin Zora`);
export const surnames = words(`Abernethy Achebe Addlestone Adeyinka Alderwick Amberley Arkwell Ashgrove Aylward Babatola
  Bagshot Bainbrigge Balcombe Bellweather Birchenough Blackmoor Blythewood Bramhope Brightling Brockhurst Burnaby
  Calloway-Finch Carrowmere Chatterley Chowdhary Clissold Coldbrook Corrigall Cottesloe Crabtree Cranfield Danquah Darkwood
  Dellamere Dhaliwal Dovecote Drummore Dunmarrow Eastlake Eckersall Ellingham Emberton Fairbourne Falodun Farrowby Fennimore
  Fiddler Foxcroft Gadhvi Garlick Gilderdale Glenister Goldhanger Gorecki Greenacre Greystoke Halliwick Hamidi Harkaway
  Hartsease Hazelrigg Hedgeley Heronsgate Hollinshead Honeychurch Hrycyk Ibekwe Inkpen Ironside Jasinski Jellicoe Jessamine
  Kalsi Kestrel Kilbride Kingfisher Kowalczuk Lackford Ladysmith Larkspur Leatherhead Lindqvale Littlebury Lockwood Lonsdale
  Mackworth Mahamud Mallory Marchbank Marlpit Meadowcroft Merriweather Mistry-Lane Moorhouse Mossgrave Nakamba Netherwood
  Nightshade Nwadike Oakhanger Oddfellow Okafor-Brand Orchard Osterley Otterburn Padmore Pargeter Partridge Pebblewick
  Pemberley Pettigrove Plumtree Polwhele Quarterman Quickthorn Rahmani Ravenscar Redfearn Ridgeway Rookwood Rosewarden
  Rushmere Saltmarsh Sandhu-West Scattergood Sedgefield Shabbir Silverdale Skelwith Snowdrop Sorrell Stanbridge Starling
  Stonehewer Sunderji Swallowfield Tamblyn Tanglewood Tattersett Thistlewood Thornycroft Tolliver Treloar Tumbledown
  Twelvetree Umeh Underhill Vantongeren Vasquez-Hale Wadhwani Wainfleet Wallflower Waterhouse Wetherden Whimbrel Whinfell
  Wickersley Wilberfoss Windermoor Wolstencroft Wyndham-Ola Yaxley Yelverton Zielonka`);

export const streets = words(`Larch Sorrel Heron Tannery Foundry Ropewalk Saltings Kiln Cordwainer Mallow Osier Plover
  Quarry Rectory Sluice Tiller Weir Yarrow Bramble Chandler`);
export const streetKinds = ['Row', 'Close', 'Lane', 'Rise', 'Way', 'Court', 'Street'] as const;

export type SchoolPhase = 'earlyYears' | 'primary' | 'secondary' | 'college' | 'special';

export interface DemoSchool {
  readonly name: string;
  readonly urn: string;
  readonly phase: SchoolPhase;
}

const namesOfSchools: Readonly<Record<SchoolPhase, readonly string[]>> = {
  earlyYears: ['Little Acorns', 'Puddle Lane Nursery', 'Tidewater Nursery', 'The Conker Tree', 'Seabank Early Years'],
  primary: [
    'Fernhill Primary',
    'Oak Bank Primary',
    'St Bede Infants',
    'Harrowgate Lane Primary',
    'Kilnfield Primary',
    'Weirside Juniors',
    'Plover Road Primary',
    'St Osyth Primary',
    'Marsh End Primary',
    'Ropewalk Primary',
    'Tannery Street Primary',
    'Sluice Gate Primary',
  ],
  secondary: ['Harbour Academy', 'Northmere High', 'Saltings Academy', 'St Aldhelm School', 'Ridgeway Academy'],
  college: ['Northmere College', 'Foundry Street Sixth Form', 'Estuary Land College'],
  special: ['Heron Wood School', 'The Lighthouse School', 'Quarry Bank School'],
};

/** Settings of the invented area. Their numbers lie where no register gives any out. */
export const schools: readonly DemoSchool[] = Object.entries(namesOfSchools)
  .flatMap(([phase, names]) => names.map((name) => ({ name, phase: phase as SchoolPhase })))
  .map((school, index) => ({ ...school, urn: String(990_001 + index) }));

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
