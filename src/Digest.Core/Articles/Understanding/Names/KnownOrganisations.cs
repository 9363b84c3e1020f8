namespace Digest.Core.Articles.Understanding.Names;

/// <summary>Organisations that the news names all over the world and in the Arab one.</summary>
internal static class KnownOrganisations
{
    /// <summary>One a line: its names in Arabic, English and French, variants and acronyms after commas; without a third column the French name is the English one. A name that is also a word needs the evidence of an organisation before it and has a question mark.</summary>
    public const string Table = """
        الأمم المتحدة|United Nations, UN|Nations unies, ONU
        مجلس الأمن الدولي, مجلس الأمن|UN Security Council, Security Council|Conseil de sécurité de l'ONU, Conseil de sécurité
        الجمعية العامة للأمم المتحدة|UN General Assembly|Assemblée générale des Nations unies
        يونيسف, اليونيسف, منظمة الأمم المتحدة للطفولة|UNICEF|Unicef
        يونسكو, اليونسكو, منظمة الأمم المتحدة للتربية والعلم والثقافة|UNESCO|Unesco
        الأونروا, أونروا|UNRWA|UNRWA, Unrwa
        المفوضية السامية للأمم المتحدة لشؤون اللاجئين, مفوضية الأمم المتحدة لشؤون اللاجئين, المفوضية السامية لشؤون اللاجئين, مفوضية اللاجئين|UNHCR, UN Refugee Agency|HCR, Haut-Commissariat des Nations unies pour les réfugiés
        المفوضية السامية لحقوق الإنسان, المفوضية السامية للأمم المتحدة لحقوق الإنسان|OHCHR, UN Human Rights Office|Haut-Commissariat aux droits de l'homme
        مجلس حقوق الإنسان, مجلس حقوق الإنسان التابع للأمم المتحدة|UN Human Rights Council, Human Rights Council|Conseil des droits de l'homme
        منظمة الصحة العالمية|World Health Organization, World Health Organisation, WHO|Organisation mondiale de la santé, OMS
        برنامج الأغذية العالمي|World Food Programme, World Food Program, WFP|Programme alimentaire mondial, PAM
        منظمة الأغذية والزراعة, الفاو, منظمة الأغذية والزراعة للأمم المتحدة|Food and Agriculture Organization, FAO|FAO, Organisation des Nations unies pour l'alimentation et l'agriculture
        برنامج الأمم المتحدة الإنمائي|UN Development Programme, United Nations Development Programme, UNDP|Programme des Nations unies pour le développement, PNUD
        برنامج الأمم المتحدة للبيئة|UN Environment Programme, United Nations Environment Programme, UNEP|Programme des Nations unies pour l'environnement, PNUE
        صندوق الأمم المتحدة للسكان|UN Population Fund, UNFPA|Fonds des Nations unies pour la population, FNUAP
        هيئة الأمم المتحدة للمرأة|UN Women|ONU Femmes
        مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية, أوتشا|OCHA|Bureau de la coordination des affaires humanitaires
        المنظمة الدولية للهجرة, منظمة الهجرة الدولية|International Organization for Migration, IOM|Organisation internationale pour les migrations, OIM
        منظمة العمل الدولية|International Labour Organization, ILO|Organisation internationale du travail
        منظمة التجارة العالمية|World Trade Organization, WTO|Organisation mondiale du commerce, OMC
        المنظمة العالمية للأرصاد الجوية|World Meteorological Organization, WMO|Organisation météorologique mondiale, OMM
        الوكالة الدولية للطاقة الذرية|International Atomic Energy Agency, IAEA|Agence internationale de l'énergie atomique, AIEA
        وكالة الطاقة الدولية|International Energy Agency, IEA|Agence internationale de l'énergie, AIE
        صندوق النقد الدولي|International Monetary Fund, IMF|Fonds monétaire international, FMI
        البنك الدولي|World Bank|Banque mondiale
        محكمة العدل الدولية|International Court of Justice, ICJ|Cour internationale de justice, CIJ
        المحكمة الجنائية الدولية|International Criminal Court, ICC|Cour pénale internationale, CPI
        الإنتربول, إنتربول|Interpol
        يوروبول, اليوروبول|Europol
        اللجنة الدولية للصليب الأحمر, الصليب الأحمر|International Committee of the Red Cross, ICRC, Red Cross|Comité international de la Croix-Rouge, CICR, Croix-Rouge
        الهلال الأحمر|Red Crescent|Croissant-Rouge
        أطباء بلا حدود|Médecins Sans Frontières, Doctors Without Borders, MSF|Médecins sans frontières, MSF
        مراسلون بلا حدود|Reporters Without Borders, RSF|Reporters sans frontières, RSF
        منظمة العفو الدولية, العفو الدولية, أمنستي|Amnesty International
        هيومن رايتس ووتش, هيومان رايتس ووتش|Human Rights Watch, HRW
        منظمة أوكسفام, أوكسفام|Oxfam
        غرينبيس, السلام الأخضر|Greenpeace
        أنقذوا الأطفال|Save the Children
        المرصد السوري لحقوق الإنسان|Syrian Observatory for Human Rights|Observatoire syrien des droits de l'homme, OSDH
        جامعة الدول العربية, الجامعة العربية|Arab League, League of Arab States|Ligue arabe
        مجلس التعاون الخليجي, مجلس التعاون لدول الخليج العربية|Gulf Cooperation Council, GCC|Conseil de coopération du Golfe, CCG
        منظمة التعاون الإسلامي|Organisation of Islamic Cooperation, Organization of Islamic Cooperation, OIC|Organisation de la coopération islamique, OCI
        اتحاد المغرب العربي|Arab Maghreb Union|Union du Maghreb arabe
        الاتحاد الأفريقي, الاتحاد الإفريقي|African Union|Union africaine
        الاتحاد الأوروبي|European Union, EU|Union européenne, UE
        المفوضية الأوروبية|European Commission|Commission européenne
        البرلمان الأوروبي|European Parliament|Parlement européen
        المجلس الأوروبي|European Council|Conseil européen
        مجلس أوروبا|Council of Europe|Conseil de l'Europe
        البنك المركزي الأوروبي|European Central Bank, ECB|Banque centrale européenne, BCE
        حلف شمال الأطلسي, حلف الناتو, الناتو|NATO, Nato|Otan, OTAN
        منظمة الأمن والتعاون في أوروبا|OSCE, Organization for Security and Co-operation in Europe|OSCE
        رابطة دول جنوب شرق آسيا, آسيان|ASEAN|Asean
        مجموعة بريكس, بريكس|BRICS|Brics, BRICS
        مجموعة العشرين|G20
        مجموعة السبع|G7
        مجموعة دول الساحل الخمس, مجموعة الساحل الخمس, مجموعة دول الساحل|G5 Sahel
        منظمة شنغهاي للتعاون|Shanghai Cooperation Organisation, Shanghai Cooperation Organization|Organisation de coopération de Shanghai
        المجموعة الاقتصادية لدول غرب أفريقيا, إيكواس|ECOWAS, Ecowas|Cédéao, CEDEAO
        إيغاد, الهيئة الحكومية للتنمية|IGAD
        منظمة التعاون الاقتصادي والتنمية|OECD|OCDE
        أوبك, منظمة الدول المصدرة للنفط, منظمة أوبك|OPEC|Opep, OPEP
        أوبك بلس, تحالف أوبك بلس|OPEC+
        البنك الأفريقي للتنمية, البنك الإفريقي للتنمية|African Development Bank|Banque africaine de développement
        البنك الإسلامي للتنمية|Islamic Development Bank|Banque islamique de développement
        البنك الأوروبي للاستثمار|European Investment Bank|Banque européenne d'investissement
        مجموعة العمل المالي, فاتف|Financial Action Task Force, FATF|Groupe d'action financière, Gafi
        المنتدى العالمي لمكافحة الإرهاب|Global Counterterrorism Forum|Forum mondial de lutte contre le terrorisme
        المنتدى الاقتصادي العالمي|World Economic Forum|Forum économique mondial
        منظمة حظر الأسلحة الكيميائية|OPCW, Organisation for the Prohibition of Chemical Weapons|Organisation pour l'interdiction des armes chimiques, OIAC
        الإيسيسكو, إيسيسكو|ICESCO|Icesco
        الألكسو, ألكسو|ALECSO|Alecso
        الفيفا, الاتحاد الدولي لكرة القدم, فيفا|FIFA|Fifa, FIFA
        اليويفا, الاتحاد الأوروبي لكرة القدم, يويفا|UEFA
        الكاف, الاتحاد الأفريقي لكرة القدم, الاتحاد الإفريقي لكرة القدم|Confederation of African Football, CAF|Confédération africaine de football, CAF
        اللجنة الأولمبية الدولية|International Olympic Committee, IOC|Comité international olympique, CIO
        الوكالة العالمية لمكافحة المنشطات, وادا|World Anti-Doping Agency, WADA|Agence mondiale antidopage, AMA
        وكالة المغرب العربي للأنباء|Maghreb Arabe Presse|Agence marocaine de presse
        وكالة الأنباء الجزائرية|Algeria Press Service|Algérie Presse Service
        وكالة أنباء الشرق الأوسط|Middle East News Agency
        وكالة الأنباء السعودية|Saudi Press Agency
        وكالة الأنباء القطرية|Qatar News Agency
        وكالة أنباء الإمارات|Emirates News Agency
        وكالة الأنباء الكويتية|Kuwait News Agency
        وكالة فرانس برس, فرانس برس|Agence France-Presse, AFP
        رويترز|Reuters
        أسوشيتد برس|Associated Press
        شينخوا|Xinhua|Chine nouvelle, Xinhua
        وكالة الأناضول|Anadolu Agency|Agence Anadolu
        بي بي سي, هيئة الإذاعة البريطانية|BBC
        سي إن إن|CNN
        قناة الجزيرة|Al Jazeera
        قناة العربية|Al Arabiya
        نيويورك تايمز|New York Times
        واشنطن بوست|Washington Post
        البيت الأبيض|White House|Maison Blanche, Maison-Blanche
        البنتاغون|Pentagon|Pentagone
        الكرملين|Kremlin
        الكونغرس, الكونجرس|US Congress|Congrès américain
        الكنيست|Knesset
        مكتب التحقيقات الفيدرالي|FBI
        وكالة الاستخبارات المركزية|CIA
        الموساد|Mossad
        الحرس الثوري الإيراني, الحرس الثوري|Revolutionary Guards, IRGC|Gardiens de la révolution
        حزب الله|Hezbollah
        حركة حماس, حماس?|Hamas
        حركة فتح, فتح?|Fatah
        حركة الجهاد الإسلامي|Islamic Jihad|Jihad islamique
        جماعة الحوثي, الحوثيون, الحوثيين|Houthis, Houthi
        حركة طالبان, طالبان|Taliban|Talibans, taliban
        تنظيم الدولة الإسلامية, تنظيم داعش, داعش|Islamic State, ISIS, ISIL|État islamique, Daech
        تنظيم القاعدة|Al-Qaeda, al-Qaida|Al-Qaïda
        بوكو حرام|Boko Haram
        جماعة الإخوان المسلمين, الإخوان المسلمين, الإخوان المسلمون|Muslim Brotherhood|Frères musulmans
        قوات سوريا الديمقراطية, قسد|Syrian Democratic Forces, SDF|Forces démocratiques syriennes, FDS
        قوات الدعم السريع|Rapid Support Forces, RSF|Forces de soutien rapide
        البوليساريو, جبهة البوليساريو|Polisario Front, Polisario|Front Polisario, Polisario
        بعثة المينورسو, المينورسو|MINURSO|Minurso
        اليونيفيل, يونيفيل|UNIFIL|Finul
        منظمة التحرير الفلسطينية|Palestine Liberation Organization, PLO|Organisation de libération de la Palestine, OLP
        السلطة الفلسطينية|Palestinian Authority|Autorité palestinienne
        الأزهر, الأزهر الشريف|Al-Azhar
        بنك المغرب|Bank Al-Maghrib
        بنك الجزائر|Bank of Algeria|Banque d'Algérie
        البنك المركزي المصري|Central Bank of Egypt|Banque centrale d'Égypte
        مصرف ليبيا المركزي|Central Bank of Libya|Banque centrale de Libye
        مصرف لبنان|Banque du Liban
        الاحتياطي الفيدرالي, مجلس الاحتياطي الفيدرالي, الاحتياطي الفدرالي|Federal Reserve|Réserve fédérale, Fed
        بنك إنجلترا|Bank of England|Banque d'Angleterre
        وول ستريت|Wall Street
        أرامكو السعودية, أرامكو|Saudi Aramco, Aramco
        سابك|SABIC|Sabic
        أدنوك|ADNOC|Adnoc
        قطر للطاقة|QatarEnergy
        سوناطراك|Sonatrach
        طيران الإمارات|Emirates Airline
        الخطوط الجوية القطرية, القطرية للطيران|Qatar Airways
        الخطوط الملكية المغربية|Royal Air Maroc
        مصر للطيران|EgyptAir
        الخطوط الجوية الجزائرية|Air Algérie
        المكتب الشريف للفوسفاط|OCP Group|Groupe OCP
        اتصالات المغرب|Maroc Telecom|Maroc Telecom, Itissalat Al-Maghrib
        جنرال إلكتريك|General Electric
        غوغل, جوجل|Google
        فيسبوك|Facebook
        مايكروسوفت|Microsoft
        أمازون?|Amazon?
        آبل|Apple Inc
        تسلا|Tesla
        أوبن إيه آي|OpenAI
        إنفيديا|Nvidia
        سامسونغ|Samsung
        هواوي|Huawei
        تيك توك|TikTok
        سبيس إكس|SpaceX
        بوينغ|Boeing
        إيرباص|Airbus
        توتال إنرجيز, توتال إنيرجي|TotalEnergies
        بي بي|BP
        إكسون موبيل|ExxonMobil
        غازبروم|Gazprom
        روساتوم|Rosatom
        فولكسفاغن|Volkswagen
        تويوتا|Toyota
        رينو|Renault
        ناسا, وكالة ناسا|NASA, Nasa|Nasa, NASA
        وكالة الفضاء الأوروبية|European Space Agency, ESA|Agence spatiale européenne, ESA
        فايزر|Pfizer
        موديرنا|Moderna
        أسترازينيكا|AstraZeneca
        ريال مدريد|Real Madrid
        نادي برشلونة|FC Barcelona|FC Barcelone
        مانشستر يونايتد|Manchester United
        مانشستر سيتي|Manchester City
        باريس سان جيرمان|Paris Saint-Germain, PSG
        بايرن ميونيخ|Bayern Munich
        النادي الأهلي|Al Ahly|Al-Ahly
        نادي الزمالك|Zamalek
        الوداد الرياضي|Wydad Casablanca|Wydad Casablanca, Wydad
        الرجاء الرياضي|Raja Casablanca
        الترجي الرياضي|Esperance de Tunis|Espérance de Tunis
        جامعة القرويين|University of al-Qarawiyyin|Université Al Quaraouiyine
        جامعة هارفارد|Harvard University|Université Harvard
        معهد ماساتشوستس للتكنولوجيا|Massachusetts Institute of Technology, MIT
        """;
}
