using System.Collections.Frozen;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata.Places;

/// <summary>The cities that datelines name: capitals and large cities, in Arabic, English and French.</summary>
internal static class Gazetteer
{
    private const string Cities = """
        الرباط|Rabat
        الدار البيضاء|Casablanca
        مراكش|Marrakesh|Marrakech
        فاس|Fez|Fès
        مكناس|Meknes|Meknès
        طنجة|Tangier|Tanger
        تطوان|Tetouan|Tétouan
        أكادير|Agadir
        وجدة|Oujda
        العيون|Laayoune
        الداخلة|Dakhla
        نواكشوط|Nouakchott
        الجزائر|الجزائر العاصمة|Algiers|Alger
        وهران|Oran
        قسنطينة|Constantine
        عنابة|Annaba
        تلمسان|Tlemcen
        تونس|Tunis
        صفاقس|Sfax
        سوسة|Sousse
        قابس|Gabes|Gabès
        القيروان|Kairouan
        طرابلس|Tripoli
        بنغازي|Benghazi
        مصراتة|Misrata
        سرت|Sirte
        القاهرة|Cairo|Le Caire
        الإسكندرية|Alexandria|Alexandrie
        الجيزة|Giza|Gizeh
        بورسعيد|Port Said|Port-Saïd
        السويس|Suez
        الإسماعيلية|Ismailia|Ismaïlia
        الأقصر|Luxor|Louxor
        أسوان|Aswan|Assouan
        شرم الشيخ|Sharm el-Sheikh|Charm el-Cheikh
        الخرطوم|Khartoum
        أم درمان|Omdurman|Omdourman
        بورتسودان|بورسودان|Port Sudan|Port-Soudan
        جوبا|Juba|Djouba
        مقديشو|Mogadishu|Mogadiscio
        جيبوتي|Djibouti
        موروني|Moroni
        الرياض|Riyadh|Riyad
        جدة|Jeddah|Djeddah
        مكة|مكة المكرمة|Mecca|La Mecque
        المدينة المنورة|Medina|Médine
        الدمام|Dammam
        أبها|Abha
        تبوك|Tabuk
        نيوم|Neom
        أبوظبي|أبو ظبي|Abu Dhabi|Abou Dhabi
        دبي|Dubai|Dubaï
        الشارقة|Sharjah|Charjah
        عجمان|Ajman
        الدوحة|Doha
        المنامة|Manama
        الكويت|مدينة الكويت|Kuwait City|Koweït
        مسقط|Muscat|Mascate
        صلالة|Salalah
        صنعاء|Sanaa|Sana'a
        عدن|Aden
        تعز|Taiz
        الحديدة|Hodeidah|Hodeida
        المكلا|Mukalla
        بغداد|Baghdad|Bagdad
        البصرة|Basra|Bassora
        الموصل|Mosul|Mossoul
        أربيل|إربيل|Erbil
        كركوك|Kirkuk|Kirkouk
        النجف|Najaf|Nadjaf
        كربلاء|Karbala|Kerbala
        السليمانية|Sulaymaniyah
        دمشق|Damascus|Damas
        حلب|Aleppo|Alep
        حمص|Homs
        حماة|Hama
        اللاذقية|Latakia|Lattaquié
        إدلب|Idlib
        دير الزور|Deir ez-Zor
        درعا|Daraa|Deraa
        الرقة|Raqqa|Raqa
        بيروت|Beirut|Beyrouth
        صيدا|Sidon|Saïda
        صور|Tyre|Tyr
        عمان|عمّان|Amman
        إربد|Irbid
        الزرقاء|Zarqa
        العقبة|Aqaba
        القدس|القدس المحتلة|Jerusalem|Jérusalem
        رام الله|Ramallah
        غزة|مدينة غزة|Gaza|Gaza City
        خان يونس|Khan Younis|Khan Yunis
        رفح|Rafah
        نابلس|Nablus|Naplouse
        الخليل|Hebron|Hébron
        جنين|Jenin|Jénine
        بيت لحم|Bethlehem|Bethléem
        تل أبيب|Tel Aviv|Tel-Aviv
        حيفا|Haifa|Haïfa
        طهران|Tehran|Téhéran
        أصفهان|Isfahan|Ispahan
        مشهد|Mashhad
        أنقرة|Ankara
        إسطنبول|اسطنبول|إستانبول|Istanbul
        إزمير|Izmir
        أنطاليا|Antalya
        غازي عنتاب|Gaziantep
        كابول|كابل|Kabul|Kaboul
        قندهار|Kandahar
        إسلام آباد|إسلام أباد|Islamabad
        كراتشي|Karachi
        لاهور|Lahore
        نيودلهي|نيو دلهي|New Delhi
        مومباي|Mumbai|Bombay
        كولكاتا|Kolkata|Calcutta
        دكا|Dhaka|Dacca
        كاتماندو|كتماندو|Kathmandu|Katmandou
        كولومبو|Colombo
        ماليه|Male|Malé
        يانغون|رانغون|Yangon|Rangoun
        نايبيداو|Naypyidaw
        بانكوك|Bangkok
        هانوي|Hanoi|Hanoï
        بنوم بنه|Phnom Penh
        كوالالمبور|كوالا لمبور|Kuala Lumpur
        سنغافورة|Singapore|Singapour
        جاكرتا|Jakarta|Djakarta
        مانيلا|Manila|Manille
        بكين|بيجين|Beijing|Pékin|Pekin
        شنغهاي|شانغهاي|Shanghai
        ووهان|Wuhan
        هونغ كونغ|Hong Kong
        تايبيه|Taipei
        طوكيو|Tokyo
        أوساكا|Osaka
        هيروشيما|Hiroshima
        سيول|سول|Seoul|Séoul
        بيونغ يانغ|Pyongyang
        أولان باتور|Ulaanbaatar|Oulan-Bator
        أستانا|نور سلطان|Astana
        ألماتي|Almaty
        طشقند|Tashkent|Tachkent
        باكو|Baku|Bakou
        يريفان|Yerevan|Erevan
        تبليسي|Tbilisi|Tbilissi
        موسكو|Moscow|Moscou
        سان بطرسبرغ|سانت بطرسبرغ|Saint Petersburg|St Petersburg|Saint-Pétersbourg
        سوتشي|Sochi|Sotchi
        كييف|Kyiv|Kiev
        خاركيف|Kharkiv
        أوديسا|Odesa|Odessa
        مينسك|Minsk
        وارسو|Warsaw|Varsovie
        براغ|Prague
        بودابست|Budapest
        بوخارست|Bucharest|Bucarest
        صوفيا|Sofia
        بلغراد|Belgrade
        سراييفو|ساراييفو|Sarajevo
        زغرب|Zagreb
        أثينا|Athens|Athènes
        نيقوسيا|Nicosia|Nicosie
        فاليتا|Valletta|La Valette
        روما|Rome
        ميلانو|Milan
        نابولي|Naples
        البندقية|Venice|Venise
        الفاتيكان|Vatican City|Vatican
        مدريد|Madrid
        برشلونة|Barcelona|Barcelone
        إشبيلية|Seville|Séville
        لشبونة|Lisbon|Lisbonne
        باريس|Paris
        مرسيليا|Marseille
        ليون|Lyon
        ستراسبورغ|Strasbourg
        نيس|Nice
        تولوز|Toulouse
        بوردو|Bordeaux
        ليل|Lille
        بروكسل|Brussels|Bruxelles
        أنتويرب|Antwerp|Anvers
        لاهاي|The Hague|La Haye
        أمستردام|Amsterdam
        روتردام|Rotterdam
        لوكسمبورغ|Luxembourg
        جنيف|Geneva|Genève
        زيورخ|زوريخ|زيوريخ|Zurich
        برن|Bern|Berne
        دافوس|Davos
        فيينا|Vienna|Vienne
        برلين|Berlin
        ميونيخ|ميونخ|Munich
        فرانكفورت|Frankfurt|Francfort
        هامبورغ|Hamburg|Hambourg
        بون|Bonn
        لندن|London|Londres
        مانشستر|Manchester
        غلاسكو|Glasgow
        إدنبرة|Edinburgh|Édimbourg
        بريستول|Bristol
        دبلن|Dublin
        كوبنهاغن|Copenhagen|Copenhague
        أوسلو|Oslo
        ستوكهولم|Stockholm
        هلسنكي|Helsinki
        ريكيافيك|Reykjavik
        ريغا|Riga
        فيلنيوس|Vilnius
        تالين|Tallinn
        واشنطن|Washington|Washington DC
        نيويورك|نيو يورك|New York
        الأمم المتحدة (نيويورك)|United Nations
        لوس أنجلوس|لوس أنجليس|Los Angeles
        سان فرانسيسكو|San Francisco
        شيكاغو|Chicago
        بوسطن|Boston
        هيوستن|Houston
        ميامي|Miami
        أتلانتا|Atlanta
        سياتل|Seattle
        أوتاوا|Ottawa
        مونتريال|Montreal|Montréal
        تورونتو|Toronto
        كيبيك|Quebec City|Québec
        مكسيكو|مكسيكو سيتي|Mexico City|Mexico
        هافانا|Havana|La Havane
        بوغوتا|Bogota|Bogotá
        كاراكاس|كراكاس|Caracas
        كيتو|Quito
        ليما|Lima
        لاباز|La Paz
        سانتياغو|Santiago
        بوينس آيرس|بوينس أيرس|Buenos Aires
        مونتيفيديو|Montevideo
        برازيليا|Brasilia
        ريو دي جانيرو|Rio de Janeiro
        ساو باولو|Sao Paulo|São Paulo
        أديس أبابا|Addis Ababa|Addis-Abeba
        نيروبي|Nairobi
        كمبالا|Kampala
        كيغالي|Kigali
        دار السلام|Dar es Salaam
        أسمرة|Asmara
        داكار|دكار|Dakar
        باماكو|Bamako
        نيامي|Niamey
        واغادوغو|Ouagadougou
        أبيدجان|Abidjan
        ياموسوكرو|Yamoussoukro
        أكرا|Accra
        لومي|Lome|Lomé
        كوتونو|Cotonou
        أبوجا|Abuja
        لاغوس|Lagos
        نجامينا|انجامينا|N'Djamena|Ndjamena
        ياوندي|Yaounde|Yaoundé
        ليبرفيل|Libreville
        برازافيل|Brazzaville
        كينشاسا|Kinshasa
        لواندا|Luanda
        كوناكري|Conakry
        فريتاون|Freetown
        مونروفيا|Monrovia
        بانجول|Banjul
        لوساكا|Lusaka
        هراري|Harare
        مابوتو|Maputo
        بريتوريا|Pretoria
        جوهانسبرغ|جوهانسبورغ|Johannesburg
        كيب تاون|كيب تاون|Cape Town|Le Cap
        ويندهوك|Windhoek
        أنتاناناريفو|Antananarivo
        كانبرا|كانبيرا|Canberra
        سيدني|Sydney
        ملبورن|Melbourne
        ويلينغتون|ولنغتون|Wellington
        أوكلاند|Auckland
        """;

    private const int LongestWords = 3;

    private static readonly FrozenSet<string> Names = Cities
        .Split(['\n', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(Folding.Key).ToFrozenSet();

    /// <summary>Whether the text is the name of a known city and nothing else.</summary>
    public static bool IsCity(string text) => text.Length <= 40 && Folding.Key(text) is { Length: > 0 } key && key.Count(c => c == ' ') < LongestWords && Names.Contains(key);
}
