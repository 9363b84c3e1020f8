namespace Digest.Core.Articles.Metadata.Places;

/// <summary>Countries, and the territories and parts of the world that the news names like them.</summary>
internal static class Countries
{
    /// <summary>A country a line: its names in Arabic, English and French, variants after commas; without a third column the French name is the English one. A name that is also a word or a person's has a question mark; two where a preposition before it tells that the place is meant.</summary>
    public const string Table = """
        أفغانستان|Afghanistan
        ألبانيا|Albania|Albanie
        الجزائر|Algeria|Algérie
        أندورا|Andorra|Andorre
        أنغولا|Angola
        أنتيغوا وبربودا|Antigua and Barbuda|Antigua-et-Barbuda
        الأرجنتين|Argentina|Argentine
        أرمينيا|Armenia|Arménie
        أستراليا|Australia|Australie
        النمسا|Austria|Autriche
        أذربيجان|Azerbaijan|Azerbaïdjan
        جزر البهاما, الباهاما|Bahamas
        البحرين|Bahrain|Bahreïn
        بنغلاديش|Bangladesh
        بربادوس|Barbados|Barbade
        بيلاروسيا, بيلاروس|Belarus|Biélorussie, Bélarus
        بلجيكا|Belgium|Belgique
        بليز|Belize
        بنين|Benin|Bénin
        بوتان|Bhutan|Bhoutan
        بوليفيا|Bolivia|Bolivie
        البوسنة والهرسك, البوسنة|Bosnia and Herzegovina, Bosnia|Bosnie-Herzégovine, Bosnie
        بوتسوانا|Botswana
        البرازيل|Brazil|Brésil
        بروناي|Brunei
        بلغاريا|Bulgaria|Bulgarie
        بوركينا فاسو|Burkina Faso
        بوروندي|Burundi
        كمبوديا|Cambodia|Cambodge
        الكاميرون|Cameroon|Cameroun
        كندا|Canada
        الرأس الأخضر|Cape Verde|Cap-Vert
        أفريقيا الوسطى, إفريقيا الوسطى|Central African Republic|Centrafrique, République centrafricaine
        تشاد|Chad?|Tchad
        تشيلي|Chile|Chili
        الصين|China|Chine
        كولومبيا|Colombia|Colombie
        جزر القمر|Comoros|Comores
        جمهورية الكونغو|Republic of the Congo, Congo-Brazzaville|Congo-Brazzaville
        جمهورية الكونغو الديمقراطية, الكونغو الديمقراطية|Democratic Republic of the Congo, Democratic Republic of Congo, DR Congo, DRC|République démocratique du Congo, RDC
        كوستاريكا|Costa Rica
        ساحل العاج, كوت ديفوار|Ivory Coast, Côte d'Ivoire|Côte d'Ivoire
        كرواتيا|Croatia|Croatie
        كوبا|Cuba
        قبرص|Cyprus|Chypre
        التشيك, جمهورية التشيك|Czech Republic, Czechia|République tchèque, Tchéquie
        الدنمارك, الدانمارك, الدانمرك|Denmark|Danemark
        جيبوتي|Djibouti
        دومينيكا|Dominica|Commonwealth de la Dominique
        جمهورية الدومينيكان, الدومينيكان|Dominican Republic|République dominicaine
        الإكوادور|Ecuador|Équateur
        مصر|Egypt|Égypte
        السلفادور|El Salvador
        غينيا الاستوائية|Equatorial Guinea|Guinée équatoriale
        إريتريا|Eritrea|Érythrée
        إستونيا|Estonia|Estonie
        إسواتيني|Eswatini
        إثيوبيا, أثيوبيا|Ethiopia|Éthiopie
        فيجي|Fiji|Fidji
        فنلندا|Finland|Finlande
        فرنسا|France
        الغابون|Gabon
        غامبيا|Gambia|Gambie
        جورجيا|Georgia?|Géorgie
        ألمانيا|Germany|Allemagne
        غانا|Ghana
        اليونان|Greece|Grèce
        غرينادا|Grenada|
        غواتيمالا|Guatemala
        غينيا|Guinea|Guinée
        غينيا بيساو|Guinea-Bissau|Guinée-Bissau
        غيانا|Guyana
        هايتي|Haiti|Haïti
        هندوراس|Honduras
        المجر, هنغاريا|Hungary|Hongrie
        آيسلندا, أيسلندا|Iceland|Islande
        الهند|India|Inde
        إندونيسيا|Indonesia|Indonésie
        إيران|Iran
        العراق|Iraq|Irak
        أيرلندا, إيرلندا|Ireland|Irlande
        إسرائيل|Israel|Israël
        إيطاليا|Italy|Italie
        جامايكا|Jamaica|Jamaïque
        اليابان|Japan|Japon
        الأردن|Jordan?|Jordanie
        كازاخستان|Kazakhstan
        كينيا|Kenya
        كيريباتي|Kiribati
        كوسوفو|Kosovo
        الكويت|Kuwait|Koweït
        قيرغيزستان, قرغيزستان|Kyrgyzstan|Kirghizistan, Kirghizstan
        لاوس|Laos
        لاتفيا|Latvia|Lettonie
        لبنان|Lebanon|Liban
        ليسوتو|Lesotho
        ليبيريا|Liberia
        ليبيا|Libya|Libye
        ليختنشتاين|Liechtenstein
        ليتوانيا|Lithuania|Lituanie
        لوكسمبورغ|Luxembourg
        مدغشقر|Madagascar
        ملاوي|Malawi
        ماليزيا|Malaysia|Malaisie
        المالديف|Maldives
        مالي??|Mali
        مالطا|Malta|Malte
        جزر مارشال|Marshall Islands|Îles Marshall
        موريتانيا|Mauritania|Mauritanie
        موريشيوس|Mauritius|Île Maurice, République de Maurice
        المكسيك|Mexico|Mexique
        ميكرونيزيا|Micronesia|Micronésie
        مولدوفا|Moldova|Moldavie
        موناكو|Monaco
        منغوليا|Mongolia|Mongolie
        الجبل الأسود|Montenegro|Monténégro
        المغرب|Morocco|Maroc
        موزمبيق|Mozambique
        ميانمار, بورما|Myanmar, Burma|Birmanie, Myanmar
        ناميبيا|Namibia|Namibie
        ناورو|Nauru
        نيبال|Nepal|Népal
        هولندا|Netherlands, the Netherlands, Holland|Pays-Bas, Hollande
        نيوزيلندا|New Zealand|Nouvelle-Zélande
        نيكاراغوا|Nicaragua
        النيجر|Niger
        نيجيريا|Nigeria
        كوريا الشمالية|North Korea|Corée du Nord
        مقدونيا الشمالية, مقدونيا|North Macedonia|Macédoine du Nord
        النرويج|Norway|Norvège
        سلطنة عمان, سلطنة عُمان|Oman
        باكستان|Pakistan
        بالاو|Palau|Palaos
        فلسطين|Palestine
        بنما|Panama
        بابوا غينيا الجديدة|Papua New Guinea|Papouasie-Nouvelle-Guinée
        باراغواي|Paraguay
        بيرو|Peru|Pérou
        الفلبين|Philippines
        بولندا|Poland|Pologne
        البرتغال|Portugal
        قطر??|Qatar
        رومانيا|Romania|Roumanie
        روسيا|Russia|Russie
        رواندا|Rwanda
        سانت كيتس ونيفيس|Saint Kitts and Nevis, St Kitts and Nevis|Saint-Christophe-et-Niévès
        سانت لوسيا|Saint Lucia, St Lucia|Sainte-Lucie
        سانت فنسنت وجزر غرينادين|Saint Vincent and the Grenadines, St Vincent|Saint-Vincent-et-les-Grenadines
        ساموا|Samoa
        سان مارينو|San Marino|Saint-Marin
        ساو تومي وبرينسيبي|São Tomé and Príncipe, Sao Tome and Principe|Sao Tomé-et-Principe
        السعودية, المملكة العربية السعودية|Saudi Arabia|Arabie saoudite
        السنغال|Senegal|Sénégal
        صربيا|Serbia|Serbie
        سيشل|Seychelles
        سيراليون|Sierra Leone
        سنغافورة|Singapore|Singapour
        سلوفاكيا|Slovakia|Slovaquie
        سلوفينيا|Slovenia|Slovénie
        جزر سليمان|Solomon Islands|Îles Salomon
        الصومال|Somalia|Somalie
        جنوب أفريقيا, جنوب إفريقيا|South Africa|Afrique du Sud
        كوريا الجنوبية|South Korea|Corée du Sud
        جنوب السودان|South Sudan|Soudan du Sud
        إسبانيا|Spain|Espagne
        سريلانكا|Sri Lanka
        السودان|Sudan|Soudan
        سورينام|Suriname
        السويد|Sweden|Suède
        سويسرا|Switzerland|Suisse
        سوريا, سورية|Syria|Syrie
        طاجيكستان|Tajikistan|Tadjikistan
        تنزانيا|Tanzania|Tanzanie
        تايلاند|Thailand|Thaïlande
        تيمور الشرقية|East Timor, Timor-Leste|Timor oriental
        توغو|Togo
        تونغا|Tonga
        ترينيداد وتوباغو|Trinidad and Tobago|Trinité-et-Tobago
        تونس|Tunisia|Tunisie
        تركيا|Turkey, Türkiye|Turquie
        تركمانستان|Turkmenistan|Turkménistan
        توفالو|Tuvalu
        أوغندا|Uganda|Ouganda
        أوكرانيا|Ukraine
        الإمارات, الإمارات العربية المتحدة|United Arab Emirates, UAE, Emirates?|Émirats arabes unis, Émirats
        بريطانيا, المملكة المتحدة|United Kingdom, UK, Britain, Great Britain|Royaume-Uni, Grande-Bretagne
        الولايات المتحدة, الولايات المتحدة الأمريكية, الولايات المتحدة الأميركية|United States, United States of America, USA, U.S., US|États-Unis, Etats-Unis
        أورغواي|Uruguay
        أوزبكستان|Uzbekistan|Ouzbékistan
        فانواتو|Vanuatu
        فنزويلا|Venezuela
        فيتنام|Vietnam|Viêt Nam, Vietnam
        اليمن|Yemen|Yémen
        زامبيا|Zambia|Zambie
        زيمبابوي|Zimbabwe
        تايوان|Taiwan|Taïwan
        غرينلاند|Greenland|Groenland
        إقليم كردستان, كردستان|Kurdistan
        الضفة الغربية|West Bank|Cisjordanie
        قطاع غزة|Gaza Strip|bande de Gaza
        الصحراء الغربية|Western Sahara|Sahara occidental
        إنجلترا, إنكلترا|England|Angleterre
        اسكتلندا|Scotland|Écosse
        ويلز|Wales|pays de Galles
        القرم|Crimea|Crimée
        الشيشان|Chechnya|Tchétchénie
        كشمير|Kashmir|Cachemire
        كاتالونيا|Catalonia|Catalogne
        الجولان|Golan Heights, Golan|Golan
        سيناء|Sinai|Sinaï
        دارفور|Darfur|Darfour
        تيغراي|Tigray|Tigré
        أفريقيا, إفريقيا, القارة الأفريقية|Africa|Afrique
        أوروبا|Europe
        آسيا|Asia|Asie
        الشرق الأوسط|Middle East|Moyen-Orient, Proche-Orient
        """;
}
