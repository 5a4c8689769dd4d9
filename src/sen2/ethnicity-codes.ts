// The Department's main and extended ethnicity codes: an authority may use either, and an extended code is as right as
// the main one it belongs to.

/** Main and extended codes of the White categories. */
export const whiteEthnicityCodes =
  'WBRI WCOR WENG WNIR WSCO WWEL WOWB WIRI WIRT WOTH WALB WBOS WCRO WGRE WGRK WGRC WITA WKOS WPOR WSER WTUR WTUK WTUC ' +
  'WEUR WEEU WWEU WOTW WROM WROG WROR WROO';

/** All other codes, with `REFU` (refused) and `NOBT` (not obtained). */
export const otherEthnicityCodes =
  'MWBC MWBA MWAS MWAP MWAI MWAO MOTH MAOE MABL MACH MBOE MBCH MCOE MWOE MWCH MOTM ABRI AWEL AIND APKN AMPK AKPA AOPK ' +
  'ABAN AOTH AAFR AKAO ANEP ASNL ASLT ASRO AOTA BBRI BWEL BCRB BAFR BANN BCON BGHA BNGN BSLN BSOM BSUD BAOF BOTH BEUR ' +
  'BNAM BOTB CHNE CHKC CMAL CSNG CTWN COCH OOTH OAFG ORAB OARA OEGY OFIL OIRN OIRQ OJPN OKOR OKRD OLAM OLEB OLIB OMAL ' +
  'OMRC OPOL OSAU OTHA OVIE OYEM OOEG REFU NOBT';
