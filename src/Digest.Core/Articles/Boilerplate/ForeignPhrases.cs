namespace Digest.Core.Articles.Boilerplate;

/// <summary>The phrases in German, Spanish, Portuguese, Italian, Russian, Turkish, Hebrew, Persian, Urdu and Chinese, a line each; an ellipsis at the end lets anything follow.</summary>
internal static class ForeignPhrases
{
    public const string Comments = """
        Kommentare
        Kommentar schreiben
        Kommentar hinterlassen
        Schreiben Sie einen Kommentar
        Schreibe einen Kommentar
        Antworten abbrechen
        Deine E-Mail-Adresse wird nicht veröffentlicht…
        Erforderliche Felder sind…
        Comentarios
        Deja un comentario
        Deja una respuesta
        Escribe un comentario
        Comentar
        Cancelar la respuesta
        Tu dirección de correo electrónico no será publicada…
        Los campos obligatorios…
        Comentários
        Deixe um comentário
        Commenti
        Lascia un commento
        Комментарии
        Комментировать
        Оставить комментарий
        Добавить комментарий
        Написать комментарий
        Ваш адрес email не будет опубликован…
        Yorumlar
        Yorum yap
        Yorum yaz
        תגובות
        הוסף תגובה
        הוספת תגובה
        כתיבת תגובה
        نظرات
        نظر بدهید
        دیدگاه ها
        دیدگاه خود را بنویسید
        ارسال نظر
        ارسال دیدگاه
        نشانی ایمیل شما منتشر نخواهد شد…
        تبصرے
        تبصرہ کریں
        اپنا تبصرہ لکھیں
        评论
        发表评论
        网友评论
        留言
        """;

    public const string Related = """
        Lesen Sie auch
        Lesen Sie auch…
        Lesen Sie mehr…
        Mehr zum Thema
        Mehr zum Thema…
        Auch interessant
        Das könnte Sie auch interessieren
        Das könnte Sie interessieren
        Weitere Artikel
        Weitere Themen
        Weiterlesen
        Ähnliche Artikel
        Meistgelesen
        Meistgelesene Artikel
        Nächster Artikel
        Vorheriger Artikel
        Zum Thema
        Te puede interesar
        Te puede interesar…
        Le puede interesar
        También te puede interesar
        Quizás te interese
        Lea también
        Lea también…
        Lee también
        Lee también…
        Leer más
        Más noticias
        Más información
        Noticias relacionadas
        Artículos relacionados
        Lo más leído
        Lo más visto
        Ver más
        Siguiente artículo
        Leia também
        Leia também…
        Veja também
        Notícias relacionadas
        Mais lidas
        Leggi anche
        Leggi anche…
        Articoli correlati
        I più letti
        Читайте также
        Читайте также…
        Читать также…
        Читать далее
        Смотрите также
        Смотрите также…
        По теме
        Материалы по теме
        Похожие материалы
        Другие новости
        Еще по теме
        Самое читаемое
        Популярное
        Следующая новость
        İlgili haberler
        Benzer haberler
        Ayrıca okuyun
        Çok okunanlar
        Sonraki haber
        קראו גם
        קראו גם…
        ראו גם
        ראו גם…
        קרא גם
        כתבות נוספות
        עוד בנושא
        אולי יעניין אותך
        הנקראות ביותר
        לכתבה הבאה
        بیشتر بخوانید
        بیشتر بخوانید…
        مطالب مرتبط
        اخبار مرتبط
        خبرهای مرتبط
        همچنین بخوانید
        همچنین بخوانید…
        پربازدیدترین
        پربازدیدها
        مطلب بعدی
        خبر بعدی
        مزید پڑھیں
        مزید پڑھیں…
        یہ بھی پڑھیں
        یہ بھی پڑھیں…
        متعلقہ خبریں
        مزید خبریں
        سب سے زیادہ پڑھی جانے والی
        相关阅读
        相关新闻
        相关报道
        延伸阅读
        推荐阅读
        热门文章
        热点新闻
        下一篇…
        上一篇…
        更多新闻
        猜你喜欢
        """;

    public const string Share = """
        Teilen
        Artikel teilen
        Auf Facebook teilen…
        Drucken
        Artikel drucken
        Merken
        Link kopieren
        Vorlesen
        Per E-Mail versenden
        Empfehlen
        Folgen Sie uns…
        Compartir
        Compartir en…
        Comparte
        Imprimir
        Copiar enlace
        Enlace copiado
        Guardar
        Escuchar
        Síguenos…
        Enviar por correo…
        Compartilhar
        Compartilhe
        Condividi
        Stampa
        Поделиться
        Поделиться…
        Распечатать
        Версия для печати
        Скопировать ссылку
        Подписывайтесь на…
        Подпишитесь на…
        Paylaş
        Yazdır
        Bağlantıyı kopyala
        שתפו
        שיתוף
        שתף
        הדפסה
        הדפס
        העתק קישור
        עקבו אחרינו…
        اشتراک گذاری
        اشتراک‌گذاری
        به اشتراک بگذارید
        چاپ
        نسخه چاپی
        کپی لینک
        لینک کوتاه…
        ما را دنبال کنید…
        شیئر کریں
        شیئر
        پرنٹ کریں
        پرنٹ
        لنک کاپی کریں
        فیس بک
        ٹوئٹر
        واٹس ایپ
        分享
        分享到…
        分享至…
        打印
        收藏
        复制链接
        字号…
        字体
        大 中 小
        扫一扫…
        微信
        微博
        朋友圈
        """;

    public const string Frame = """
        Startseite
        Impressum
        Datenschutz
        Datenschutzerklärung
        Anzeige
        Werbung
        Zum Inhalt springen
        Suche
        Suchen
        Anmelden
        Registrieren
        Abo
        Alle Rechte vorbehalten…
        Lesezeit…
        Portada
        Inicio
        Aviso legal
        Política de privacidad
        Política de cookies
        Publicidad
        Contacto
        Quiénes somos
        Iniciar sesión
        Suscríbete
        Buscar
        Todos los derechos reservados…
        Ir al contenido
        Início
        Publicidade
        Política de privacidade
        Pubblicità
        Chi siamo
        Главная
        Реклама
        О проекте
        Контакты
        Войти
        Регистрация
        Поиск
        Все права защищены…
        Политика конфиденциальности
        Время чтения…
        Ana sayfa
        Reklam
        İletişim
        Künye
        Tüm hakları saklıdır…
        דף הבית
        פרסומת
        צור קשר
        אודות
        תנאי שימוש
        מדיניות פרטיות
        כל הזכויות שמורות…
        התחברות
        צפיות
        خانه
        صفحه اصلی
        درباره ما
        تماس با ما
        تبلیغات
        آگهی
        جستجو
        ورود
        کد خبر…
        شناسه خبر…
        بازدید
        تمامی حقوق محفوظ است…
        تمام حقوق…
        صفحہ اول
        ہمارے بارے میں
        رابطہ کریں
        اشتہار
        تلاش کریں
        لاگ ان
        جملہ حقوق محفوظ ہیں…
        首页
        登录
        注册
        广告
        关于我们
        联系我们
        版权所有…
        版权声明
        责任编辑…
        责编…
        编辑
        阅读量…
        浏览量…
        阅读次数…
        """;

    public const string Notice = """
        Wir verwenden Cookies…
        Diese Website verwendet Cookies…
        Diese Seite verwendet Cookies…
        Alle akzeptieren
        Cookie-Einstellungen
        Newsletter abonnieren
        Melden Sie sich für unseren Newsletter an…
        Jetzt anmelden
        Utilizamos cookies…
        Este sitio utiliza cookies…
        Este sitio web utiliza cookies…
        Usamos cookies…
        Aceptar todo
        Aceptar todas
        Suscríbete a nuestra newsletter…
        Suscríbete a nuestro boletín…
        Utilizziamo i cookie…
        Questo sito utilizza…
        Мы используем cookie…
        Мы используем файлы cookie…
        Сайт использует cookie…
        Этот сайт использует…
        Принять все
        Подписаться на рассылку…
        Bu sitede çerezler…
        האתר משתמש בעוגיות…
        אנו משתמשים בעוגיות…
        این سایت از کوکی…
        ما از کوکی…
        عضویت در خبرنامه…
        یہ ویب سائٹ کوکیز…
        本网站使用…
        """;
}
