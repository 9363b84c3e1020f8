using Digest.Core.Articles.Text;
using Digest.Core.Articles.Understanding.Lexicon;

namespace Digest.Core.Articles.Understanding;

/// <summary>Words that say nothing of what a story is about: function words, numbers, times, and the verbs of reporting.</summary>
internal static class StopWords
{
    private const string Arabic = """
        في من إلى الى على عن مع بعد قبل بين عند عبر منذ خلال حول ضد نحو لدى دون غير سوى حتى إلا إذا إذ إن أن أنه أنها أنهم إنه إنها لأن بأن فإن وأن كأن لكن لكنه لكنها لعل ليس ليست لم لن لا ما ماذا لماذا كيف متى أين أي أية هل قد لقد سوف كما كذلك أيضا ايضا هكذا
        هذا هذه هذان هاتان هؤلاء ذلك تلك أولئك الذي التي الذين اللذين اللتين اللذان اللتان اللاتي اللواتي هو هي هم هن هما نحن أنا أنت به بها بهم فيه فيها فيهم منه منها منهم عنه عنها عليه عليها عليهم إليه إليها إليهم له لها لهم لهما لنا لي معه معها معهم بينها بينهم بينهما بعدها بعده قبلها
        كان كانت كانوا يكون تكون يكونوا وكان كانا أصبح أصبحت صار صارت ظل يظل تظل بات باتت مازال زال يزال تزال يعد تعد عاد تم يتم تمت ثم أو أم بل لو لولا كل كلا كلتا بعض جميع كافة عدة عدد معظم أكثر أقل أول أولى ثاني ثانية ثالث آخر أخرى اخرى آخرين الآخر الأخرى حيث بينما عندما حينما كلما مما فيما وفيما بما لما كي لكي إما سواء مثل نفس ذات ذاته ذاتها نفسه نفسها بشكل بصورة بسبب نتيجة إطار سياق صدد جانب جهة جهته جهتها ومن وفي وعلى وإلى ولم ولا وهو وهي وقد وما وذلك وهذا وهذه والتي والذي وكما وبعد ومع وكانت فقد فيه
        قال قالت قالوا يقول تقول وقال وقالت أكد أكدت يؤكد تؤكد مؤكدا مؤكدة وأكد وأكدت أضاف أضافت يضيف مضيفا مضيفة وأضاف وأضافت أشار أشارت يشير تشير مشيرا مشيرة وأشار وأشارت وأشارا أوضح أوضحت يوضح موضحا وأوضح صرح صرحت ذكر ذكرت وذكر أعلن أعلنت وأعلن اعتبر معتبرا معتبرة لفت ولفت تابع وتابع أردف وأردف شدد شددت مشددا مشددين دعا دعت يدعو تدعو ودعا ودعت أعرب أعربت وأعرب عبر رحب ورحب أثنى أشاد وأشاد مشيدا جاء جاءت وجاء يأتي تأتي
        اليوم أمس غدا يوم أيام سنة سنوات عام أعوام عاما شهر أشهر شهرا أسبوع ساعة ساعات دقيقة الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر صباح مساء الماضي المقبل الجاري الحالي الحالية المقبلة الماضية
        واحد واحدة اثنان اثنين اثنا اثني ثلاث ثلاثة أربع أربعة خمس خمسة ست ستة سبع سبعة ثمان ثماني ثمانية تسع تسعة عشر عشرة عشرين عشرون ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين مئة مائة مئات ألف آلاف ألفا مليون ملايين مليار نصف ثلث ربع مرة مرات وحتى بالإضافة إضافة بالتالي وكذا وكذلك ضمن أمام وراء فوق تحت داخل خارج هناك هنا مجرد شأن بشأن يمكن يمكنه يجب ينبغي عليها تقريبا حوالي طيلة رغم أجل باقي مئتي مئتين الأسبوع الشهر السنة السنوات الأيام الساعة الساعات الأعوام الأشهر اليومين العام دقائق موعد موعدا متر مترا أمتار كيلومتر كيلومترا كيلومترات طن أطنان دولار دولارا بالمئة بالمائة المئة المائة كلم فوزه نحوه منهما بأنه بأنها وأنه وأنها وهم تابع تابعة التابع التابعة نقاط نقطة الأول الأولى الثاني الثانية الثالث الثالثة الرابع الرابعة الخامس الخامسة السادس السادسة السابع السابعة الثامن الثامنة التاسع التاسعة العاشر العاشرة أحد إحدى كنت كنا بعضها بعضهم كيلوغرام كيلوغراما كيلوغرامات سنتيمتر سنتيمترا هكتار هكتارا درجة اسمه اسمها
        """;

    private const string English = """
        a about above after again against all almost also although always am among an and any are around as at away back be because been before being below between both but by came can cannot come could did do does doing done down during each either else enough even ever every few first for from further get gets give given go goes going gone got had has have having he her here hers herself him himself his how however i if in into is it its itself just kept know known last later least less let like likely made make makes making many may me might mine more most much must my myself near nearly need never new next no nobody none nor not nothing now of off often on once one only onto or other others our ours out over own part people per put rather really said same saw say says second see seen several shall she should since so some something soon still such take taken than that the their theirs them themselves then there these they thing things third this those though three through thus time to today together told too took toward two under until up upon us use used very want was way we well went were what whatever when where whether which while who whole whom whose why will with within without would year years yesterday yet you your yours four five six seven eight nine ten hundred thousand million billion monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december according added told asked called
        don doesn didn isn wasn aren weren couldn wouldn shouldn hasn haven hadn ain ll ve re won per via versus mr mrs ms dr minister spokesman spokeswoman statement reported reports announced announces announcing stated stating explained noted noting insisted warned confirmed claimed argued suggested replied tells saying says adding lot lots bit sure okay yes want wants wanted look
        looks looking come comes coming find finds finding help helps helped work works working start started starts include includes including included become became becoming different able good best better great important really right left day days week weeks month months hour hours minute minutes morning evening night amp www http https com
        """;

    private const string French = """
        à afin ai ainsi alors après as au aucun aucune aujourd hui auquel aussi autre autres aux avait avant avec avoir avons ayant c ça car ce ceci cela celle celles celui cependant ces cet cette ceux chaque chez comme comment d dans de déjà depuis des deux dès dit donc dont du durant elle elles en encore entre est et étaient était étant été être eu eux fait faire fois font hors ici il ils j je jusqu jusque l la là laquelle le lequel les lesquels leur leurs lors lorsque lui m ma mais me même mêmes mes mieux moins moment mon n ne ni non nos notre nous on ont or ou où par parce pas pendant peu peut peuvent plus plusieurs plutôt pour pourquoi pourtant premier première près puis qu quand que quel quelle quelles quels qui quoi rien s sa sans se selon sera seront ses seule seulement si sien sinon soit son sont sous souvent sur t ta tandis tant te tel telle tels tes ton toujours tous tout toute toutes très trois trop tu un une vers voici voilà vos votre vous y quatre cinq six sept huit neuf dix cent mille an ans année années jour jours mois semaine heure heures lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre raconte explique affirme déclare ajoute
        souligné souligne indiqué indique précisé précise expliqué affirmé déclaré ajouté estime estimé annoncé annonce rappelé rappelle poursuit poursuivi confie assure assuré selon mme mr aurait auraient serait seraient doit doivent faut va vont veut veulent bien surtout notamment parmi face fin début suite lieu point points jeune compte font cours puisque dernier dernière derniers dernières prochain prochaine minutes matin soir
        semaines mois contre toutefois environ certains certaines celui
        """;

    private const string Persian = """
        و در به از که این است را با برای آن یک هم تا بر می شود شده کرد کرده کند کنند خود نیز اما یا هر همه بود باشد شد دیگر ما من او آنها آنان وی اگر باید بین پس پیش چه چون دو سه روز سال ماه گفت گفته افزود اظهار بیان تأکید تاکید کردند دارد دارند
        داشت داشته نیست هست همین همچنین بیش روی زیر هنوز مورد طی توسط درباره های ها ای اینکه آنکه ولی بعد قبل حال بسیار خواهد توان امروز دیروز یکی چند وجود دست
        """;

    private const string Urdu = """
        کے کی کا میں سے کو اور ہے ہیں نے پر کہ یہ وہ اس ان بھی تھا تھے تھی ہو جو تو ہی کر ایک گیا گئے گئی کہا لیے ساتھ بعد کیا کوئی تک اپنے اپنی اپنا ہوئے ہوا ہوئی رہا رہے رہی جا دیا کرنے کرتے ہوں نہیں جس مگر لیکن یا اگر پھر جب سکتا سکتے
        ہم وہاں یہاں گا گے گی والے والی والا مزید بتایا دوران خلاف سال دن آج کل بہت کچھ سب دو طور
        """;

    private const string Hebrew = """
        של על את לא זה זו הוא היא הם הן עם כל כי גם או אם אבל רק יותר מאוד אני אנחנו אתה יש אין היה היתה הייתה היו להיות כמו בין עד אל אך מה מי איך כך לפי אחרי לפני היום אמר אמרה אמרו מסר הוסיף ציין טען לדבריו כבר עוד שלא אשר כאשר ידי אחד אחת שני
        שתי שנה שנים יום בו בה להם לו לה שלו שלה שלהם אותו אותה אלה כדי תוך מול
        """;

    private const string German = """
        der die das und den von zu mit ist im in des auf für nicht ein eine einer eines einem einen dem als auch sich werden wurde wurden wird bei nach aus an am es er sie ich wir ihr hat haben hatte hatten sind war waren kann können sein seine seiner seinen ihre ihrer ihren dass daß noch wie
        nur so aber oder wenn über um vor bis zum zur durch mehr sagte sagt erklärte betonte teilte mit gegen unter schon sehr doch dann da dort hier was wer wo man alle allem allen andere anderen diese dieser dieses diesem diesen jetzt seit heute gestern jahr jahre jahren zwei drei vier beim vom soll sollen will wollen muss müssen
        damit dazu jedoch weil ihm ihn uns laut etwa immer ab ohne zwischen viele neue neuen
        """;

    private const string Spanish = """
        el la los las de del y en un una es que por con para se su sus al como más fue este esta estos estas ha han lo no o pero le les ya muy sin sobre también entre cuando donde desde hasta todo todos toda todas ser son era eran está están hay porque si qué quien quienes
        cual cuales me mi tu te nos ese esa esos esas eso esto uno dos tres otro otra otros otras mismo misma tras ante según durante contra cada dijo dijeron afirmó señaló explicó añadió aseguró indicó agregó año años día días hoy ayer vez parte así tiene tienen había sido puede pueden hace menos mucho muchos ahora aunque además mientras
        """;

    private const string Russian = """
        и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее её мне было вот от меня еще ещё нет о из ему теперь когда даже ну ли если уже или ни быть был него до вас опять вам ведь там потом
        себя ничего ей может они тут где есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет этот этого этом того тот потому этой такой также который которые которая которого которых были это эти между после при через более про году год года лет сказал сказала заявил заявила отметил отметила сообщил
        сообщила добавил подчеркнул рассказал словам свой своей своих один два три день сегодня вчера однако
        """;

    private const string Italian = """
        il lo la i gli le di del dello della dei degli delle a al allo alla ai agli alle da dal dalla in nel nella nei nelle su sul sulla con per tra fra e ed o ma se che chi cui non un uno una è sono era erano ha hanno aveva stato stata stati essere anche come
        più molto questo questa questi queste quello quella si ci ne mi ti vi suo sua suoi sue loro dopo prima quando dove perché già ancora solo tutto tutti anni anno giorni oggi ieri detto ha due tre
        """;

    private const string Portuguese = """
        o a os as de do da dos das e em no na nos nas um uma que para com não por mais ao aos à às se foi como mas ele ela seu sua seus suas ou ser quando muito já está também pelo pela até isso entre era depois sem mesmo são tem têm há disse afirmou segundo
        ano anos dia dias hoje ontem este esta esse essa dois três sobre
        """;

    // These carry a phrase but say nothing alone.
    private const string WeakWords = """
        دولة دول الدول الدولة الدولي الدولية العالمي العالمية الوطني الوطنية تعزيز دعم جهود مجال المجال باقي جديد جديدة الجديد الجديدة كبير كبيرة أكبر تبلغ يبلغ بلغ عمل العمل أعمال إعلان الإعلان بيان البيان وزير وزارة رئيس الرئيس برنامج مشروع المشروع المدينة مدينة منطقة المنطقة البلدين البلد بلدان البلدان الجانبان الجانبين فريق البلاد العاصمة المحافظة الولاية الجهة الإقليم القرية الحي الأعمال الفريق شركة الشركة مجموعة المجموعة عنوان مستوى المستوى حين موقع الموقع يدور القرار قرار
        new big large world country countries state states name city town area group plan project work
        nouveau nouvelle grand grande pays monde ville groupe projet plan travail
        """;

    /// <summary>Each list with the languages that it is for. Arabic papers quote English and French.</summary>
    public static IEnumerable<(LanguageSet Languages, IEnumerable<string> Folded)> Lists { get; } =
    [
        (LanguageSet.Ar, Read(Arabic)),
        (LanguageSet.En | LanguageSet.Ar | LanguageSet.Other, Read(English)),
        (LanguageSet.Fr | LanguageSet.Ar | LanguageSet.Other, Read(French)),
        (LanguageSet.Fa, Read(Persian)),
        (LanguageSet.Ur, Read(Urdu)),
        (LanguageSet.He, Read(Hebrew)),
        (LanguageSet.De, Read(German)),
        (LanguageSet.Es, Read(Spanish)),
        (LanguageSet.Ru, Read(Russian)),
        (LanguageSet.It, Read(Italian)),
        (LanguageSet.Pt, Read(Portuguese)),
    ];

    /// <summary>The words that say something only as part of a phrase.</summary>
    public static IEnumerable<string> Weak => Read(WeakWords);

    /// <summary>Whether a folded word is a stop word in an Arabic paper.</summary>
    public static bool Contains(string folded) => (WordLexicon.Find(folded).StopIn & LanguageSet.Ar) != 0;

    private static IEnumerable<string> Read(string words) => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Folding.Fold);
}
