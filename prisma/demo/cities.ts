type City = { town: string; country: string; code: string; currency: string; timeZone: string; locale: string };

/** Where the customers of the demo are: a line is the place, its country's code, currency, time zone and language. */
const places = `
Barcelona, Spain, ES, EUR, Europe/Madrid, es-ES
Lisbon, Portugal, PT, EUR, Europe/Lisbon, pt-PT
Lyon, France, FR, EUR, Europe/Paris, fr-FR
Hamburg, Germany, DE, EUR, Europe/Berlin, de-DE
Copenhagen, Denmark, DK, DKK, Europe/Copenhagen, da-DK
Stockholm, Sweden, SE, SEK, Europe/Stockholm, sv-SE
London, United Kingdom, GB, GBP, Europe/London, en-GB
New York, United States, US, USD, America/New_York, en-US
Helsinki, Finland, FI, EUR, Europe/Helsinki, fi-FI
Athens, Greece, GR, EUR, Europe/Athens, en-GB
Aarhus, Denmark, DK, DKK, Europe/Copenhagen, da-DK
Malmö, Sweden, SE, SEK, Europe/Stockholm, sv-SE
Edinburgh, United Kingdom, GB, GBP, Europe/London, en-GB
Chicago, United States, US, USD, America/Chicago, en-US
Ponta Delgada, Portugal, PT, EUR, Atlantic/Azores, pt-PT
Las Palmas, Spain, ES, EUR, Atlantic/Canary, es-ES
Nuuk, Greenland, GL, DKK, America/Nuuk, da-DK
Göteborg, Sweden, SE, SEK, Europe/Stockholm, sv-SE
Belfast, United Kingdom, GB, GBP, Europe/London, en-GB
Denver, United States, US, USD, America/Denver, en-US
Saint-Denis, Réunion, RE, EUR, Indian/Reunion, fr-FR
Fort-de-France, Martinique, MQ, EUR, America/Martinique, fr-FR
Tórshavn, Faroe Islands, FO, DKK, Atlantic/Faroe, da-DK
Honolulu, United States, US, USD, Pacific/Honolulu, en-US
Pago Pago, American Samoa, AS, USD, Pacific/Pago_Pago, en-US
Hagåtña, Guam, GU, USD, Pacific/Guam, en-US
Nouméa, New Caledonia, NC, EUR, Pacific/Noumea, fr-FR
Auckland, New Zealand, NZ, USD, Pacific/Auckland, en-NZ
Kolkata, India, IN, USD, Asia/Kolkata, en-IN
Kathmandu, Nepal, NP, USD, Asia/Kathmandu, en-GB
Lord Howe Island, Australia, AU, USD, Australia/Lord_Howe, en-AU
Kiritimati, Kiribati, KI, USD, Pacific/Kiritimati, en-GB
St. John’s, Canada, CA, USD, America/St_Johns, en-CA
`;

const cities: City[] = places
  .trim()
  .split('\n')
  .map((line) => {
    const [town = '', country = '', code = '', currency = '', timeZone = '', locale = ''] = line.split(', ');
    return { town, country, code, currency, timeZone, locale };
  });

/** Round and round, so that each place has three customers or so. */
export const cityOf = (number: number): City => cities[number % cities.length] as City;
