namespace Digest.Core.Articles.Understanding.Lexicon;

/// <summary>The words that stand beside names, by what they do there.</summary>
internal static class RoleWords
{
    /// <summary>The roles with their words.</summary>
    public static (WordRole Role, string Words)[] All { get; } =
    [
        (WordRole.Locator, "مدينة محافظة بلدة ولاية إقليم عمالة بلدية مطار ميناء قضاء مخيم دائرة قرية ريف شمال جنوب شرق غرب وسط شمالي جنوبي شرقي غربي جمهورية دولة سواحل ضواحي أهالي"),
        (WordRole.Thief, "نهر بحر خليج مضيق جبل صلاة أذان اذان آذان صحيفة جريدة قناة أنباء مجلة بطاقة بن ابن أبو محمد أحمد علي"),
        (WordRole.Head, "منظمة شركة مؤسسة جمعية هيئة بنك مصرف حزب معهد اتحاد نقابة وكالة محكمة مفوضية رابطة"),
        (WordRole.Ministry, "وزارة كتابة"),
        (WordRole.Named, "جامعة معهد مؤسسة جمعية حزب نادي"),
        (WordRole.Common, "شركة مؤسسة مصرف وكالة"),
        (WordRole.Portfolio, "الداخلية الخارجية الدفاع العدل الصحة التربية التعليم المالية الاقتصاد التجارة الصناعة الزراعة الفلاحة الثقافة الاتصال الإعلام السياحة الطاقة المعادن الري المياه النقل التجهيز اللوجستيك التعاون التكوين البحث البيئة الرياضة الشباب الرقمنة الاتصالات التكنولوجيا الشؤون الأوقاف العمل التشغيل الشغل التضامن الأسرة السكان الإسكان التعمير الإدماج الموارد الاستثمار التموين التخطيط التنمية الهجرة المغتربين الطيران البترول الكهرباء الصيد الغابات الآثار القوى الحماية الأمن البلديات الأشغال التأمينات الوظيفة الانتقال الابتكار"),
        (WordRole.Person, "محمد الملك الأمير الأميرة السلطان الشيخ الإمام ابن عبد مولاي سيدي القاضي الحسن الحسين الرئيس المولى قاصدي هواري فرحات"),
        (WordRole.DefiniteHead, "المركز المعهد الهيئة المؤسسة المنظمة الجمعية الاتحاد المجلس الوكالة المكتب الصندوق اللجنة الشركة الديوان المندوبية الجامعة الرابطة النقابة المرصد المديرية المفوضية الأكاديمية المكتبة الكونفدرالية الفدرالية"),
        (WordRole.HeadOf, "ministry department university bank institute council court academy federation association bureau chamber ministère université banque institut académie fédération"),
        (WordRole.Tail, "university ministry institute foundation association federation agency authority committee commission council corporation airlines airways bank inc corp ltd llc plc gmbh hospital"),
        (WordRole.In, "in from near to à في من إلى مع بين دولة منتخب"),
        (WordRole.Side, "north south east west northern southern eastern western central greater upper lower downtown nord sud est ouest"),
    ];
}
