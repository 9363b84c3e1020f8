namespace Digest.Core.Articles.Metadata.Places;

/// <summary>Cities that the news names: capitals, large cities, those of the Arab world in depth.</summary>
internal static class Cities
{
    /// <summary>A city a line: its names in Arabic, English and French, variants after commas; without a third column the French name is the English one. A name that is also a word or a person's has a question mark; two where a preposition before it tells that the place is meant.</summary>
    public const string Table = """
        الرباط|Rabat
        الدار البيضاء|Casablanca
        مراكش|Marrakesh|Marrakech
        فاس|Fez|Fès
        مكناس|Meknes|Meknès
        طنجة|Tangier|Tanger
        تطوان|Tetouan|Tétouan
        أكادير|Agadir
        وجدة|Oujda
        العيون?|Laayoune|Laâyoune
        الداخلة?|Dakhla
        نواكشوط|Nouakchott
        الجزائر, الجزائر العاصمة|Algiers|Alger
        وهران|Oran
        قسنطينة|Constantine?
        عنابة|Annaba
        تلمسان|Tlemcen
        تونس|Tunis
        صفاقس|Sfax
        سوسة?|Sousse
        قابس|Gabes|Gabès
        القيروان|Kairouan
        طرابلس|Tripoli
        بنغازي|Benghazi
        مصراتة|Misrata
        سرت?|Sirte
        القاهرة|Cairo|Le Caire
        الإسكندرية|Alexandria?|Alexandrie
        الجيزة|Giza|Gizeh
        بورسعيد|Port Said|Port-Saïd
        السويس|Suez
        الإسماعيلية|Ismailia|Ismaïlia
        الأقصر|Luxor|Louxor
        أسوان|Aswan|Assouan
        شرم الشيخ|Sharm el-Sheikh|Charm el-Cheikh
        الخرطوم|Khartoum
        أم درمان|Omdurman|Omdourman
        بورتسودان, بورسودان|Port Sudan|Port-Soudan
        جوبا|Juba|Djouba
        مقديشو|Mogadishu|Mogadiscio
        جيبوتي|Djibouti
        موروني|Moroni
        الرياض|Riyadh|Riyad
        جدة|Jeddah|Djeddah
        مكة, مكة المكرمة|Mecca|La Mecque
        المدينة المنورة|Medina?|Médine
        الدمام|Dammam
        أبها?|Abha
        تبوك|Tabuk
        نيوم|Neom
        أبوظبي, أبو ظبي|Abu Dhabi|Abou Dhabi
        دبي|Dubai|Dubaï
        الشارقة|Sharjah|Charjah
        عجمان|Ajman
        الدوحة|Doha
        المنامة|Manama
        الكويت, مدينة الكويت|Kuwait City|Koweït
        مسقط|Muscat|Mascate
        صلالة|Salalah
        صنعاء|Sanaa, Sana'a
        عدن|Aden
        تعز|Taiz
        الحديدة?|Hodeidah|Hodeida
        المكلا|Mukalla
        بغداد|Baghdad|Bagdad
        البصرة|Basra|Bassora
        الموصل?|Mosul|Mossoul
        أربيل, إربيل|Erbil
        كركوك|Kirkuk|Kirkouk
        النجف|Najaf|Nadjaf
        كربلاء|Karbala|Kerbala
        السليمانية|Sulaymaniyah
        دمشق|Damascus|Damas
        حلب|Aleppo|Alep
        حمص|Homs
        حماة?|Hama
        اللاذقية|Latakia|Lattaquié
        إدلب|Idlib
        دير الزور|Deir ez-Zor, Deir Ezzor|Deir ez-Zor, Deir Ezzor
        درعا|Daraa|Deraa
        الرقة?|Raqqa|Raqa
        بيروت|Beirut|Beyrouth
        صيدا|Sidon|Saïda
        صور?|Tyre?|Tyr?
        عمان|Amman
        إربد|Irbid
        الزرقاء?|Zarqa
        العقبة?|Aqaba
        القدس, القدس المحتلة|Jerusalem|Jérusalem
        رام الله|Ramallah
        غزة, مدينة غزة|Gaza, Gaza City
        خان يونس|Khan Younis, Khan Yunis
        رفح|Rafah
        نابلس|Nablus|Naplouse
        الخليل?|Hebron|Hébron
        جنين?|Jenin|Jénine
        بيت لحم|Bethlehem|Bethléem
        تل أبيب|Tel Aviv|Tel-Aviv
        حيفا|Haifa|Haïfa
        طهران|Tehran|Téhéran
        أصفهان|Isfahan|Ispahan
        مشهد?|Mashhad
        أنقرة|Ankara
        إسطنبول, اسطنبول, إستانبول|Istanbul
        إزمير|Izmir
        أنطاليا|Antalya
        غازي عنتاب|Gaziantep
        كابول, كابل|Kabul|Kaboul
        قندهار|Kandahar
        إسلام آباد, إسلام أباد|Islamabad
        كراتشي|Karachi
        لاهور|Lahore
        نيودلهي, نيو دلهي|New Delhi
        مومباي|Mumbai, Bombay|Bombay
        كولكاتا|Kolkata, Calcutta|Calcutta
        دكا|Dhaka|Dacca
        كاتماندو, كتماندو|Kathmandu|Katmandou
        كولومبو|Colombo
        ماليه?|Male?|Malé?
        يانغون, رانغون|Yangon|Rangoun
        نايبيداو|Naypyidaw
        بانكوك|Bangkok
        هانوي|Hanoi|Hanoï
        بنوم بنه|Phnom Penh
        كوالالمبور, كوالا لمبور|Kuala Lumpur
        سنغافورة|Singapore|Singapour
        جاكرتا|Jakarta|Djakarta
        مانيلا|Manila|Manille
        بكين, بيجين|Beijing|Pékin, Pekin
        شنغهاي, شانغهاي|Shanghai
        ووهان|Wuhan
        هونغ كونغ|Hong Kong
        تايبيه|Taipei
        طوكيو|Tokyo
        أوساكا|Osaka
        هيروشيما|Hiroshima
        سيول?|Seoul|Séoul
        بيونغ يانغ|Pyongyang
        أولان باتور|Ulaanbaatar|Oulan-Bator
        أستانا, نور سلطان|Astana
        ألماتي|Almaty
        طشقند|Tashkent|Tachkent
        باكو|Baku|Bakou
        يريفان|Yerevan|Erevan
        تبليسي|Tbilisi|Tbilissi
        موسكو|Moscow|Moscou
        سان بطرسبرغ, سانت بطرسبرغ|Saint Petersburg, St Petersburg|Saint-Pétersbourg
        سوتشي|Sochi|Sotchi
        كييف|Kyiv, Kiev|Kiev
        خاركيف|Kharkiv
        أوديسا|Odesa, Odessa|Odessa
        مينسك|Minsk
        وارسو|Warsaw|Varsovie
        براغ|Prague
        بودابست|Budapest
        بوخارست|Bucharest|Bucarest
        صوفيا|Sofia?
        بلغراد|Belgrade
        سراييفو, ساراييفو|Sarajevo
        زغرب|Zagreb
        أثينا|Athens|Athènes
        نيقوسيا|Nicosia|Nicosie
        فاليتا|Valletta|La Valette
        روما|Rome
        ميلانو|Milan
        نابولي|Naples
        البندقية|Venice|Venise
        الفاتيكان|Vatican City, the Vatican|Vatican
        مدريد|Madrid
        برشلونة|Barcelona|Barcelone
        إشبيلية|Seville|Séville
        لشبونة|Lisbon|Lisbonne
        باريس|Paris
        مرسيليا|Marseille
        ليون|Lyon
        ستراسبورغ|Strasbourg
        نيس?|Nice?
        تولوز|Toulouse
        بوردو|Bordeaux
        ليل?|Lille
        بروكسل|Brussels|Bruxelles
        أنتويرب|Antwerp|Anvers
        لاهاي|The Hague|La Haye
        أمستردام|Amsterdam
        روتردام|Rotterdam
        لوكسمبورغ|Luxembourg
        جنيف|Geneva|Genève
        زيورخ, زوريخ, زيوريخ|Zurich
        برن?|Bern|Berne
        دافوس|Davos
        فيينا|Vienna|Vienne
        برلين|Berlin
        ميونيخ, ميونخ|Munich
        فرانكفورت|Frankfurt|Francfort
        هامبورغ|Hamburg|Hambourg
        بون?|Bonn
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
        واشنطن|Washington, Washington DC, Washington D.C.
        نيويورك, نيو يورك|New York
        لوس أنجلوس, لوس أنجليس|Los Angeles
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
        كيبيك|Quebec City, Quebec|Québec
        مكسيكو, مكسيكو سيتي|Mexico City|Mexico
        هافانا|Havana|La Havane
        بوغوتا|Bogota|Bogotá
        كاراكاس, كراكاس|Caracas
        كيتو|Quito
        ليما|Lima
        لاباز|La Paz
        سانتياغو|Santiago?
        بوينس آيرس, بوينس أيرس|Buenos Aires
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
        داكار, دكار|Dakar
        باماكو|Bamako
        نيامي|Niamey
        واغادوغو|Ouagadougou
        أبيدجان|Abidjan
        ياموسوكرو|Yamoussoukro
        أكرا?|Accra
        لومي?|Lome|Lomé
        كوتونو|Cotonou
        أبوجا|Abuja
        لاغوس|Lagos
        نجامينا, انجامينا|N'Djamena, Ndjamena
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
        جوهانسبرغ, جوهانسبورغ|Johannesburg
        كيب تاون|Cape Town|Le Cap
        ويندهوك|Windhoek
        أنتاناناريفو|Antananarivo
        كانبرا, كانبيرا|Canberra
        سيدني|Sydney
        ملبورن|Melbourne
        ويلينغتون, ولنغتون|Wellington?
        أوكلاند|Auckland
        سلا?|Salé?|Salé
        القنيطرة|Kenitra|Kénitra
        الجديدة?|El Jadida
        آسفي|Safi?
        بني ملال|Beni Mellal
        الناظور|Nador
        الحسيمة|Al Hoceima
        ورزازات|Ouarzazate
        الراشيدية|Errachidia
        خريبكة|Khouribga
        تازة|Taza?
        العرائش|Larache
        شفشاون|Chefchaouen
        إفران|Ifrane
        المحمدية|Mohammedia
        الصويرة|Essaouira
        تارودانت|Taroudant
        كلميم|Guelmim
        تزنيت|Tiznit
        زاكورة|Zagora
        سبتة|Ceuta
        مليلية|Melilla
        نواذيبو|Nouadhibou
        سطيف|Setif|Sétif
        باتنة|Batna
        بجاية|Bejaia|Béjaïa
        تيزي وزو|Tizi Ouzou
        البليدة?|Blida
        سيدي بلعباس|Sidi Bel Abbes|Sidi Bel Abbès
        مستغانم|Mostaganem
        تيارت|Tiaret
        بشار?|Bechar|Béchar
        ورقلة|Ouargla
        غرداية|Ghardaia|Ghardaïa
        تمنراست|Tamanrasset
        بسكرة|Biskra
        سكيكدة|Skikda
        بنزرت|Bizerte
        المنستير|Monastir
        نابل?|Nabeul
        قفصة|Gafsa
        القصرين|Kasserine
        سيدي بوزيد|Sidi Bouzid
        تطاوين|Tataouine
        توزر|Tozeur
        مدنين|Medenine|Médenine
        جربة|Djerba
        سبها|Sabha
        درنة|Derna
        طبرق|Tobruk|Tobrouk
        الزاوية?|Zawiya
        زليتن|Zliten
        غدامس|Ghadames|Ghadamès
        المنصورة?|Mansoura
        طنطا|Tanta
        الزقازيق|Zagazig
        دمياط|Damietta|Damiette
        أسيوط|Asyut, Assiut|Assiout
        سوهاج|Sohag
        قنا?|Qena
        المنيا|Minya|Minieh
        الفيوم|Faiyum, Fayoum|Fayoum
        بني سويف|Beni Suef|Beni Souef
        الغردقة|Hurghada|Hourghada
        مرسى مطروح|Marsa Matruh|Marsa Matrouh
        العريش|Arish|El-Arich
        دمنهور|Damanhour
        ود مدني|Wad Madani|Wad Madani
        الفاشر|El Fasher, al-Fashir|El-Facher
        نيالا|Nyala
        كسلا|Kassala
        الأبيض?|El Obeid|El-Obeid
        هرجيسا|Hargeisa
        كيسمايو|Kismayo|Kismaayo
        الطائف|Taif|Taëf
        بريدة|Buraydah
        حائل?|Hail?
        نجران|Najran
        جازان|Jazan, Jizan
        الخبر?|Khobar, Al Khobar
        الظهران|Dhahran
        الأحساء|Al-Ahsa
        ينبع?|Yanbu
        الباحة?|Al Baha
        العلا?|AlUla, Al-Ula
        الدرعية|Diriyah
        رأس الخيمة|Ras al-Khaimah, Ras Al Khaimah|Ras el-Khaïmah
        الفجيرة|Fujairah|Foudjaïrah
        أم القيوين|Umm al-Quwain
        العين?|Al Ain
        الوكرة|Al Wakrah
        لوسيل|Lusail
        المحرق?|Muharraq
        صحار|Sohar
        نزوى|Nizwa
        إب?|Ibb
        مأرب|Marib
        ذمار|Dhamar
        صعدة|Saada, Sa'dah|Saada
        سيئون|Seiyun
        الأنبار|Anbar
        الرمادي|Ramadi
        الفلوجة|Fallujah|Falloujah
        تكريت|Tikrit
        سامراء|Samarra
        بعقوبة|Baqubah|Baqouba
        دهوك|Duhok|Dohouk
        الناصرية?|Nasiriyah
        الديوانية|Diwaniyah
        السماوة|Samawah
        العمارة?|Amarah
        الكوت?|Kut?
        الحلة?|Hillah
        السويداء|Sweida, Suwayda|Soueïda
        طرطوس|Tartus|Tartous
        القامشلي|Qamishli
        الحسكة|Hasakah, Hasaka|Hassaké
        منبج|Manbij
        تدمر?|Palmyra|Palmyre
        كوباني|Kobani, Kobane
        جرابلس|Jarabulus|Jarablus
        بعلبك|Baalbek
        زحلة|Zahle|Zahlé
        جونية|Jounieh
        النبطية|Nabatieh, Nabatiyeh|Nabatiyé
        بنت جبيل|Bint Jbeil
        مرجعيون|Marjayoun
        جبيل?|Byblos
        السلط?|Salt?
        الكرك|Karak
        معان?|Maan?
        المفرق?|Mafraq
        مادبا|Madaba
        جرش?|Jerash
        أريحا|Jericho|Jéricho
        طولكرم|Tulkarm|Tulkarem
        قلقيلية|Qalqilya
        دير البلح|Deir al-Balah
        بيت لاهيا|Beit Lahia
        جباليا|Jabalia
        بيت حانون|Beit Hanoun
        النصيرات|Nuseirat
        الناصرة?|Nazareth
        عكا|Acre?|Acre?
        يافا|Jaffa
        أسدود|Ashdod
        عسقلان|Ashkelon
        بئر السبع|Beersheba, Beer Sheva|Beer-Sheva
        إيلات|Eilat
        شيراز|Shiraz|Chiraz
        تبريز|Tabriz
        قم?|Qom
        الأهواز|Ahvaz
        بندر عباس|Bandar Abbas
        نطنز|Natanz
        فوردو|Fordow|Fordo
        بورصة?|Bursa?
        ديار بكر|Diyarbakir
        أضنة|Adana
        قونية|Konya
        طرابزون|Trabzon
        روالبندي|Rawalpindi
        بيشاور|Peshawar
        كويتا|Quetta
        هرات|Herat
        مزار شريف|Mazar-i-Sharif|Mazar-e-Charif
        جلال آباد|Jalalabad
        بنغالور|Bangalore, Bengaluru|Bangalore
        حيدر آباد|Hyderabad
        تشيناي|Chennai
        سريناغار|Srinagar
        هو تشي منه|Ho Chi Minh City|Hô Chi Minh-Ville
        قوانغتشو, غوانزو|Guangzhou|Canton?
        شنتشن|Shenzhen
        تشونغتشينغ|Chongqing
        تشنغدو|Chengdu
        شيان|Xi'an
        أورومتشي|Urumqi|Ouroumtsi
        لاسا|Lhasa|Lhassa
        ماكاو|Macau, Macao|Macao
        كيوتو|Kyoto
        ناغازاكي|Nagasaki
        فوكوشيما|Fukushima
        بوسان|Busan
        بالي|Bali
        بشكيك, بيشكيك|Bishkek|Bichkek
        دوشنبه|Dushanbe|Douchanbé
        عشق آباد|Ashgabat|Achgabat
        سمرقند|Samarkand|Samarcande
        غروزني|Grozny
        قازان|Kazan
        كورسك|Kursk|Koursk
        سيفاستوبول|Sevastopol|Sébastopol
        ماريوبول|Mariupol|Marioupol
        دونيتسك|Donetsk
        لوغانسك|Luhansk|Louhansk
        زابوريجيا|Zaporizhzhia|Zaporijjia
        خيرسون|Kherson
        لفيف|Lviv
        باخموت|Bakhmut|Bakhmout
        كيشيناو|Chisinau, Chişinău|Chisinau
        كراكوف|Krakow|Cracovie
        غدانسك|Gdansk
        براتيسلافا|Bratislava
        ليوبليانا|Ljubljana
        سكوبيه|Skopje
        تيرانا|Tirana
        بودغوريتسا|Podgorica
        بريشتينا|Pristina
        سالونيك|Thessaloniki|Thessalonique
        تورينو|Turin
        فلورنسا|Florence?|Florence?
        بولونيا?|Bologna|Bologne
        باليرمو|Palermo|Palerme
        جنوة|Genoa|Gênes?
        لامبيدوزا|Lampedusa
        فالنسيا, بلنسية|Valencia|Valence?
        بلباو|Bilbao
        مالقة|Malaga|Malaga
        غرناطة|Granada|Grenade
        قرطبة|Cordoba|Cordoue
        بورتو|Porto
        نانت|Nantes
        مونبلييه|Montpellier
        رين?|Rennes
        غرونوبل|Grenoble
        كاليه|Calais
        دونكيرك|Dunkirk|Dunkerque
        أفينيون|Avignon
        لياج|Liege|Liège
        غنت|Ghent|Gand
        لوزان|Lausanne
        بازل|Basel|Bâle
        غراتس|Graz
        سالزبورغ|Salzburg|Salzbourg
        كولونيا|Cologne
        شتوتغارت|Stuttgart
        دوسلدورف|Düsseldorf
        لايبزيغ|Leipzig
        دريسدن|Dresden|Dresde
        نورمبرغ|Nuremberg
        دورتموند|Dortmund
        بريمن|Bremen|Brême
        برمنغهام|Birmingham
        ليفربول|Liverpool
        ليدز|Leeds
        كامبريدج|Cambridge
        أكسفورد, أوكسفورد|Oxford
        كارديف|Cardiff
        بلفاست|Belfast
        غوتنبرغ|Gothenburg|Göteborg
        مالمو|Malmo, Malmö|Malmö
        فيلادلفيا|Philadelphia|Philadelphie
        دالاس|Dallas
        دنفر|Denver
        ديترويت|Detroit
        لاس فيغاس|Las Vegas
        سان دييغو|San Diego
        فينيكس|Phoenix?
        نيو أورليانز|New Orleans|La Nouvelle-Orléans
        مينيابوليس|Minneapolis
        بالتيمور|Baltimore
        هونولولو|Honolulu
        فانكوفر|Vancouver
        كالغاري|Calgary
        غوادالاخارا|Guadalajara
        تيخوانا|Tijuana
        غواتيمالا سيتي|Guatemala City
        سان سلفادور|San Salvador
        تيغوسيغالبا|Tegucigalpa
        ماناغوا|Managua
        سان خوسيه|San Jose|San José
        بنما سيتي|Panama City
        كينغستون|Kingston?
        بورت أو برنس|Port-au-Prince
        سانتو دومينغو|Santo Domingo|Saint-Domingue
        سان خوان|San Juan
        ميديلين|Medellin, Medellín|Medellin
        غواياكيل|Guayaquil
        أسونسيون|Asuncion, Asunción|Asuncion
        سوكري?|Sucre?
        مومباسا|Mombasa
        زنجبار|Zanzibar
        دودوما|Dodoma
        بوجمبورا|Bujumbura
        غوما|Goma
        غاو?|Gao?
        تمبكتو|Timbuktu|Tombouctou
        كيدال|Kidal
        كانو?|Kano?
        كادونا|Kaduna
        مايدوغوري|Maiduguri
        دوالا|Douala
        بانغي|Bangui
        مالابو|Malabo
        بيساو|Bissau
        برايا|Praia
        ليلونغوي|Lilongwe
        غابورون|Gaborone
        ماسيرو|Maseru
        مبابان|Mbabane
        بورت لويس|Port Louis|Port-Louis
        دوربان, ديربان|Durban
        ميكيلي, مقلي|Mekelle
        بريسبان|Brisbane
        بيرث|Perth
        أديلايد|Adelaide?
        كرايستشيرش|Christchurch
        سوفا?|Suva
        بورت مورسبي|Port Moresby
        ديلي?|Dili
        زوارة|Zuwara|Zouara
        كاشان|Kashan|Kachan
        كفر الشيخ|Kafr El Sheikh
        الهفوف|Hofuf
        ذي قار|Dhi Qar
        الشوبك|Shobak
        عبري?|Ibri
        البريمي|Buraimi|Bouraïmi
        إبراء?|Ibra?
        الرستاق|Rustaq
        القطيف|Qatif
        الجبيل?|Jubail
        عرعر?|Arar?
        سكاكا|Sakaka
        خميس مشيط|Khamis Mushait
        بيشة?|Bisha?
        عنيزة|Unaizah
        الخرج?|Al-Kharj
        حفر الباطن|Hafar al-Batin
        خورفكان|Khor Fakkan
        الخور?|Al Khor
        الأحمدي?|Al Ahmadi
        الجهراء|Jahra
        زاخو|Zakho
        ديالى|Diyala
        نينوى|Nineveh|Ninive
        ميسان?|Maysan?
        حلبجة|Halabja
        الهرمل|Hermel
        البترون|Batroun
        عكار|Akkar
        الزبداني|Zabadani
        الطفيلة|Tafilah
        عجلون|Ajloun
        سلفيت|Salfit
        طوباس|Tubas
        بنها?|Banha
        شبين الكوم|Shibin El Kom
        الدقهلية|Dakahlia
        المنوفية|Monufia
        القليوبية|Qalyubia
        الوادي الجديد|New Valley?
        القضارف|Gedaref
        الجنينة?|Geneina
        سنار|Sennar
        كوستي|Kosti
        عطبرة|Atbara
        الدمازين|Damazin
        دنقلا|Dongola
        شندي|Shendi
        غريان|Gharyan
        الخمس?|Al Khums
        صبراتة|Sabratha
        أجدابيا|Ajdabiya
        الكفرة?|Kufra
        نالوت|Nalut
        الحمامات?|Hammamet
        جندوبة|Jendouba
        باجة|Béja
        سليانة|Siliana
        زغوان|Zaghouan
        أريانة|Ariana?
        بن عروس|Ben Arous
        منوبة|Manouba
        سجنان|Sejnane
        الأغواط|Laghouat
        الجلفة|Djelfa
        المدية|Médéa
        تيبازة|Tipaza
        بومرداس|Boumerdès
        البويرة|Bouira
        جيجل|Jijel
        قالمة|Guelma
        سوق أهراس|Souk Ahras
        تبسة|Tébessa
        خنشلة|Khenchela
        أم البواقي|Oum El Bouaghi
        ميلة?|Mila?
        برج بوعريريج|Bordj Bou Arréridj
        المسيلة?|M'Sila
        غليزان|Relizane
        الشلف|Chlef
        عين الدفلى|Aïn Defla
        عين تموشنت|Aïn Témouchent
        النعامة?|Naâma
        تندوف|Tindouf
        أدرار|Adrar
        إليزي|Illizi
        تقرت|Touggourt
        سطات|Settat
        برشيد|Berrechid
        القصر الكبير|Ksar El Kebir
        تاونات|Taounate
        أزرو|Azrou
        خنيفرة|Khenifra|Khénifra
        تنغير|Tinghir
        تيزنيت|Tiznit
        طانطان|Tan-Tan
        السمارة?|Smara
        بوجدور|Boujdour
        بركان?|Berkane
        جرسيف|Guercif
        الخميسات|Khemisset|Khémisset
        تمارة|Temara|Témara
        الفنيدق|Fnideq
        كيفة|Kiffa
        روصو|Rosso?
        ازويرات, زويرات|Zouerate|Zouérate
        كيهيدي|Kaédi
        حضرموت|Hadramawt|Hadramaout
        شبوة|Shabwa|Chabwa
        لحج|Lahij
        أبين?|Abyan
        المهرة?|Al Mahrah
        سقطرى|Socotra
        الضالع?|Dhale
        بوصاصو|Bosaso
        عبادان|Abadan
        كرمان|Kerman
        أنطاكيا|Antakya
        تيرويل|Teruel
        گلگت|Gilgit
        """;
}
