namespace Digest.Core.Articles.Boilerplate;

/// <summary>The phrases themselves in Arabic, English and French, a line each; an ellipsis at the end lets anything follow.</summary>
internal static class Phrases
{
    public const string Comments = """
        اترك تعليقا
        اترك تعليقك
        اترك رد
        اترك ردا
        اترك رد إلغاء الرد
        اترك تعليقا إلغاء الرد
        إلغاء الرد
        أضف تعليق
        أضف تعليقا
        أضف تعليقك
        أضف تعليق جديد
        إضافة تعليق
        إضافة تعليق جديد
        شارك بتعليقك
        شاركنا رأيك
        لن يتم نشر عنوان بريدك الإلكتروني…
        لن يتم نشر بريدك الإلكتروني…
        الحقول الإلزامية مشار إليها…
        الحقول المطلوبة مشار إليها…
        احفظ اسمي…
        إرسال التعليق
        التعليق
        تعليق
        تعليقات
        التعليقات
        تعليقات الزوار
        تعليقات القراء
        لا توجد تعليقات
        لا يوجد تعليقات
        جميع التعليقات
        يجب أن تكون مسجلا…
        يجب أنت تكون مسجل الدخول…
        تنبيهات نشر التعليقات
        Leave a Reply
        Leave a Reply Cancel reply
        Leave a comment
        Post a comment
        Add a comment
        Write a comment
        Post Comment
        Cancel reply
        Comments
        No comments
        No comments yet
        Your email address will not be published…
        Required fields are marked…
        Save my name email and website…
        You must be logged in to post a comment
        Laisser un commentaire
        Laisser un commentaire Annuler la réponse
        Laissez un commentaire
        Ajouter un commentaire
        Poster un commentaire
        Annuler la réponse
        Commentaires
        Aucun commentaire
        Votre adresse e-mail ne sera pas publiée…
        Votre adresse de messagerie ne sera pas publiée…
        Les champs obligatoires…
        شارك رأيك
        شاركنا برأيك
        اكتب تعليقا
        اكتب تعليقك
        علق على الخبر
        Join the conversation
        Join the discussion
        Leave a response
        Répondre à cet article
        Réagir à cet article
        Donnez votre avis
        لإضافة تعليق يجب تسجيل الدخول
        ترك تعليق
        عدد الأحرف المتبقية…
        لإضافة تعليق…
        """;

    public const string Related = """
        شاهد أيضا
        شاهد أيضا…
        اقرأ أيضا
        اقرأ أيضا…
        اقرأ ايضا على…
        إقرأ أيضا…
        اقرأ المزيد
        اقرأ المزيد…
        طالع أيضا
        طالع أيضا…
        انظر أيضا
        مقالات ذات صلة
        مقالات مشابهة
        مقالات متعلقة
        مواضيع ذات صلة
        مواضيع ذات علاقة
        مواضيع متعلقة
        موضوعات متعلقة
        موضوعات ذات صلة
        الموضوعات المتعلقة
        أخبار ذات صلة
        أخبار متعلقة
        ذات صلة
        قد يهمك أيضا
        قد يهمك أيضا…
        قد يعجبك أيضا
        ربما يعجبك أيضا
        مواضيع ساخنة اخرى
        الأكثر قراءة
        الأكثر مشاهدة
        الأكثر تصفحا
        الأكثر تعليقا
        المقال السابق
        المقال السابق…
        المقال التالي
        المقال التالي…
        الخبر السابق
        الخبر التالي
        آخر الأخبار
        المزيد من الأخبار
        Related posts
        Related articles
        Related stories
        Related news
        Related topics
        You may also like
        You might also like
        Read also
        Read also…
        Read more
        See also
        More stories
        More from…
        Recommended for you
        Most read
        Most popular
        Trending now
        Previous article
        Next article
        A lire aussi
        A lire aussi…
        A lire également
        Lire aussi
        Lire aussi…
        Lire également
        Voir aussi
        Sur le même sujet
        Sur le même thème
        Articles liés
        Articles similaires
        Les plus lus
        Article précédent
        Article suivant
        اقرأ أيضًا في…
        طالع المزيد…
        شاهد بالفيديو…
        شاهد بالصور…
        شاهد المزيد…
        تصفح أيضا…
        من نفس القسم
        من نفس الفئة
        من ذات الملف
        في نفس السياق
        موضوعات ذات علاقة
        موضوعات مرتبطة
        مواضيع مرتبطة
        مقالات أخرى…
        أخبار ذات علاقة
        أخبار مشابهة
        أخبار مرتبطة
        روابط ذات صلة
        اخترنا لك
        اخترنا لكم
        ننصح بقراءة
        مختارات
        إقرأ المزيد
        الأكثر تداولا
        جميع الأخبار
        كل الأخبار
        عرض المزيد من المقالات
        عرض المزيد
        يتم الآن تحميل الخبر التالي
        يتم تحميل المقال التالي
        Up next
        Keep reading
        Next story
        What to read next
        You may like
        Don't miss
        Read next
        Editors' picks
        Watch…
        À lire aussi
        À lire aussi…
        À lire également
        À découvrir
        Les plus partagés
        Dans la même rubrique
        Nos articles
        Lire la suite
        Lire plus
        مواضيع أخرى تهمك
        مواضيع تهمك
        مواضيع قد تهمك
        أخبار تهمك
        قد يهمك
        """;

    public const string Share = """
        شارك
        شارك هذا الخبر
        شارك هذا الموضوع
        شارك المقال
        شارك هذه المقالة
        شارك على…
        شارك عبر…
        مشاركة
        مشاركة على…
        مشاركة عبر…
        مشاركة الخبر
        مشاركه الخبر
        انشر
        فيسبوك
        فيس بوك
        تويتر
        واتساب
        واتس اب
        تيليجرام
        تلغرام
        لينكد إن
        فيسبوك تويتر
        فيسبوك تويتر واتساب
        نسخ الرابط
        انسخ الرابط
        تم نسخ الرابط
        طباعة
        اطبع
        أرسل لصديق
        أرسل إلى صديق
        إرسال إلى صديق
        إرسال بالبريد الإلكتروني
        حجم الخط
        حجم الخط…
        تكبير الخط
        تصغير الخط
        تكبير الخط تصغير الخط
        تصغير الخط تكبير الخط
        Taille de police…
        Taille du texte…
        Text size…
        Font size…
        Schriftgröße…
        استمع
        استمع إلى المقال
        تابعنا
        تابعنا على…
        تابعونا
        تابعونا على…
        Share
        Share this
        Share this article
        Share this story
        Share this post
        Share on…
        Share via…
        Facebook
        Twitter
        WhatsApp
        Telegram
        LinkedIn
        Tweeter
        E-mail
        Copy link
        Link copied
        Print
        Print this article
        Email this
        Email this article
        Listen to this article
        Follow us
        Follow us on…
        Partager
        Partager sur…
        Partager l'article
        Partager cet article
        Copier le lien
        Envoyer par e-mail
        Imprimer
        Suivez-nous
        Suivez-nous sur…
        تم النسخ
        نسخ
        ابعث المقال
        ارسل الخبر لصديقك
        بلغ عن محتوى
        شاركها
        شاركه
        أعجبني
        حفظ
        حفظ المقال
        احفظ الصفحة
        للطباعة
        طباعة الخبر
        نسخة للطباعة
        نسخ النص
        خط كبير
        خط صغير
        خيارات القراءة
        تحميل المواد…
        تحميل المقال
        استمع إلى الخبر
        استمع للخبر
        تابعنا عبر…
        انضم إلى قناتنا…
        اشترك في قناتنا…
        إكس
        إنستغرام
        انستجرام
        يوتيوب
        مشاركة عبر البريد
        أرسل بالبريد
        Copied
        Link copied to clipboard
        Save
        Save article
        Save for later
        Like
        Bookmark
        Instagram
        YouTube
        Printer friendly version
        Version imprimable
        Envoyer à un ami
        Envoyer
        Enregistrer
        Écouter
        Écouter l'article
        Lien copié
        Télécharger le PDF
        """;

    public const string Frame = """
        الرئيسية
        الصفحة الرئيسية
        القائمة
        من نحن
        اتصل بنا
        تواصل معنا
        سياسة الخصوصية
        شروط الاستخدام
        شروط الخدمة
        للإعلان
        أعلن معنا
        إعلان
        إعلانات
        جميع الحقوق محفوظة…
        كل الحقوق محفوظة…
        حقوق النشر محفوظة…
        تسجيل الدخول
        تسجيل خروج
        إنشاء حساب
        البريد الإلكتروني
        كلمة المرور
        بحث
        ابحث
        البحث عن
        النسخة الرقمية
        النسخة الورقية
        أقل من دقيقة
        دقيقة واحدة
        دقائق قراءة
        دقيقة قراءة
        وقت القراءة…
        مدة القراءة…
        مشاهدات
        مشاهدة
        عدد المشاهدات
        عدد القراءات
        المزيد
        الاسم
        الموقع الإلكتروني
        الكلمات الدلالية…
        كلمات مفتاحية…
        الكلمات المفتاحية…
        الوسوم…
        وسوم…
        Home
        Menu
        Main menu
        Skip to content
        Skip to main content
        About us
        Contact us
        Privacy policy
        Terms of use
        Terms of service
        Advertise with us
        Advertisement
        All rights reserved
        Copyright…
        Log in
        Login
        Sign in
        Sign up
        Search
        Search for
        Min read
        Minutes read
        Reading time…
        Views
        Tags…
        Name
        Email
        Website
        Accueil
        Aller au contenu
        Aller au contenu principal
        Qui sommes-nous
        Nous contacter
        Contactez-nous
        Mentions légales
        Politique de confidentialité
        Conditions d'utilisation
        Publicité
        Tous droits réservés…
        Se connecter
        S'abonner
        S'inscrire
        Rechercher
        Min de lecture
        Temps de lecture…
        Mots-clés…
        مساحة إعلانية
        المساحة الإعلانية
        مساحة اعلانية
        إعلان ممول
        للإعلان على الموقع…
        نشرت هذه المادة في…
        طبع من…
        تاريخ الطباعة…
        رمز الخبر…
        رقم الخبر…
        رابط مختصر…
        الرابط المختصر…
        التحديث التلقائي…
        الأحدث أولا
        الأقدم أولا
        سبر آراء
        استطلاع رأي
        بيان الخصوصية
        إمكانية الوصول
        خريطة الموقع
        سياسة الاستخدام
        وظائف شاغرة
        فريق العمل
        هيئة التحرير
        Advertising
        Sponsored
        Sponsored content
        Ad
        Site map
        Sitemap
        Accessibility
        Cookie policy
        Cookies policy
        Help
        Subscribe
        Printed from…
        Article ID…
        Plan du site
        Accessibilité
        Politique de cookies
        Espace publicitaire
        Imprimé depuis…
        آخر تحديث منذ…
        نشر منذ…
        منذ دقائق
        منذ ساعات
        """;

    public const string Notice = """
        نستخدم ملفات تعريف الارتباط…
        يستخدم هذا الموقع ملفات تعريف الارتباط…
        هذا الموقع يستخدم ملفات تعريف الارتباط…
        نحن نستخدم ملفات تعريف الارتباط…
        نستخدم الكوكيز…
        قبول الكل
        موافق
        اشترك في النشرة…
        اشترك في نشرتنا…
        اشترك الآن
        النشرة البريدية
        يرجى تفعيل جافا سكريبت…
        The reCAPTCHA verification period has expired…
        This site is protected by reCAPTCHA…
        This site uses Akismet…
        Please reload the page
        Enable JavaScript…
        Please enable JavaScript…
        You need to enable JavaScript…
        JavaScript is disabled…
        We use cookies…
        This site uses cookies…
        This website uses cookies…
        By continuing to use this site…
        Accept all
        Accept all cookies
        Reject all
        Cookie settings
        Manage cookies
        Subscribe to our newsletter…
        Sign up for our newsletter…
        Nous utilisons des cookies…
        Ce site utilise des cookies…
        Tout accepter
        Tout refuser
        Continuer sans accepter
        Gérer les cookies
        Inscrivez-vous à notre newsletter…
        Abonnez-vous à notre newsletter…
        Ce site utilise Akismet…
        حمل التطبيق…
        حمّل تطبيق…
        فعل الإشعارات…
        Subscribe now
        Get the newsletter
        Get our newsletter
        Sign up to our newsletter…
        To receive new posts…
        Thanks for reading…
        Download our app…
        Download the app…
        Abonnez-vous
        Téléchargez l'application…
        Recevez notre newsletter…
        لمتابعة آخر الأخبار…
        تابعوا آخر الأخبار…
        اشترك بقناتنا…
        """;
}
