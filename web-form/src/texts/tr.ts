import type { Catalogue } from './languages';

const tr: Catalogue = {
  site: {
    support: 'Destek',
    supportOf: '{company} Destek',
    description: 'Bize her şeyi sorabilirsiniz: günün her saati yanıt, gerektiğinde gerçek kişiler.',
    skip: 'İçeriğe geç',
    mainNavigation: 'Ana gezinme',
    menu: 'Menü',
    language: 'Dil',
    toLight: 'Açık renklere geç',
    toDark: 'Koyu renklere geç',
    footer: 'CRM Digital FTE ile günün her saati yanıt',
    copied: 'Kopyalandı',
    copiedStatus: 'Panoya kopyalandı.',
    copyRefused: 'Tarayıcınız burada kopyalamaya izin vermiyor: lütfen metni seçin.',
  },
  pages: { contact: 'İletişim', status: 'Kayıt durumu', sandbox: 'Sandbox', embed: 'Siteye ekle', preferences: 'Mesajlarınız' },
  notFound: {
    title: 'Böyle bir sayfa yok',
    advice: 'Adreste bir yazım hatası olabilir ya da sayfa taşınmış olabilir. Buradan devam edebilirsiniz:',
    contact: 'Desteğe yaz',
    ticket: 'Kaydı gör',
  },

  support: {
    title: 'Size nasıl yardımcı olabiliriz?',
    introduction: 'Neye ihtiyacınız olduğunu yazın. Ne kadar çok bilirsek ilk yanıt o kadar iyi olur.',
    promises: {
      always: { title: 'Gece gündüz', text: 'Soruların çoğu günün her saati saniyeler içinde yanıtlanır.' },
      people: { title: 'Gerektiğinde gerçek kişiler', text: 'Size daha iyi yardımcı olacaksa bir uzman devralır.' },
      private: { title: 'Yalnızca size özel', text: 'Görüşmeyi yalnızca gönderdikten sonra aldığınız bağlantı açar.' },
    },
    alreadyWrote: 'Bize daha önce yazdınız mı?',
    seeTicket: 'Kaydınızı görün',
  },
  form: {
    label: 'Destek talebi',
    name: { label: 'Adınız', hint: 'Size nasıl hitap edeceğimizi bilmemiz için.' },
    email: { label: 'E-posta', hint: 'Yalnızca bu talep için kullanılır.' },
    subject: { label: 'Konu', hint: 'Birkaç sözcükle özeti.' },
    message: {
      label: 'Mesaj',
      hint: 'Ne yaptınız, ne oldu, ne bekliyordunuz? · {length, number} / {most, number} karakter',
    },
    category: 'Konu nedir?',
    priority: 'Ne kadar acil?',
    honeypot: 'Burayı boş bırakın',
    send: 'Talebi gönder',
    sendAgain: 'Yeniden gönder',
    sending: 'Gönderiliyor…',
    kept: 'Dosyalar dışındaki bütün alanlar gereklidir. Yazdıklarınız gönderilene kadar bu sekmede kalır.',
  },
  corrections: {
    nameMissing: 'Size nasıl hitap edeceğimizi bilmemiz için lütfen adınızı yazın.',
    emailMissing: 'Lütfen e-posta adresinizi yazın, örneğin ad@example.com.',
    emailWrong: 'Adres ad@example.com gibi olmalıdır: tek bir @, boşluksuz, tam bir alan adı.',
    subjectShort: 'Lütfen birkaç sözcükle özetleyin: en az {least, number} karakter.',
    categoryMissing: 'Lütfen en uygun konuyu seçin.',
    messageShort: 'Lütfen biraz daha yazın: en az {least, number} karakter.',
    tooLong: 'Buraya en fazla {most, number} karakter sığar: lütfen {over, number} karakter silin.',
    refused: 'Lütfen bu alanı kontrol edin.',
  },
  files: {
    label: 'Dosyalar',
    optional: '(isteğe bağlı)',
    add: 'Dosya ekle',
    hint: 'En fazla {most, number} dosya, her biri {size}: resim, PDF, metin, Word veya Excel.',
    list: 'Eklenen dosyalar',
    remove: '{name} dosyasını kaldır',
    attached: '{most, number} dosyadan {count, number} tanesi eklendi',
    wrongKind: '{name} eklenemez: lütfen bir resim, PDF, metin veya Office belgesi seçin.',
    empty: '{name} boş.',
    tooLarge: '{name} {size}: en fazla {most} gönderilebilir.',
    oneTooMany: '{name} fazla geldi: en fazla {most, number} dosya gönderilebilir.',
  },
  sendProblem: {
    network: {
      title: 'Sunucumuza ulaşılamadı',
      advice:
        'Lütfen bağlantınızı kontrol edip yeniden gönderin. Yazdıklarınız saklanır; iki kez göndermek asla iki kayıt ' +
        'oluşturmaz.',
    },
    unavailable: {
      title: 'Sistemimiz kısa bir ara verdi',
      advice: 'Yazdıklarınız saklanır. Lütfen birazdan yeniden gönderin.',
    },
    rateLimited: {
      title: 'Kısa sürede çok fazla talep geldi',
      advice: 'Yazdıklarınız saklanır. Lütfen bir dakika sonra yeniden gönderin.',
    },
    wait: 'Yazdıklarınız saklanır. Lütfen {when} yeniden gönderin.',
    invalid: {
      title: 'Gözden geçirilmesi gereken bir şey var',
      advice: 'Lütfen işaretli alanları düzeltip yeniden gönderin.',
      unconfirmed: 'Lütfen bir robot olmadığınızı onaylayıp yeniden gönderin.',
    },
    tooLarge: {
      title: 'Bu, bir defada alabileceğimizden fazla',
      advice: 'Lütfen bir dosyayı kaldırın ya da daha küçüklerini seçip yeniden gönderin. Yazdıklarınız saklanır.',
    },
    unexpected: {
      title: 'Talebiniz gönderilemedi',
      advice: 'Bizim tarafımızda bir sorun oluştu. Yazdıklarınız saklanır: lütfen yeniden deneyin.',
    },
  },
  receipt: {
    title: 'Talebiniz bize ulaştı',
    number: 'Kayıt numaranız',
    follow: 'Kaydınızı izleyin',
    copy: 'Numarayı kopyala',
    next: 'Bundan sonra ne olacak?',
    steps: {
      assistant: 'Yapay zekâ asistanımız talebinizi okur ve yanıtı belgelerimizde arar. Bu genellikle saniyeler sürer.',
      answer: 'Yanıt, kaydınızın sayfasında kendiliğinden görünür: sayfayı yenilemeniz gerekmez.',
      person: 'Bir kişi size daha iyi yardımcı olacaksa bir destek uzmanı devralır. Kayıt numaranız değişmez.',
    },
    another: 'Başka bir talep gönder',
  },

  ticket: {
    loading: 'Kayıt yükleniyor',
    another: 'Başka bir kayıt',
    untitled: 'Talebiniz',
    facts: { topic: 'Konu', priority: 'Öncelik', channel: 'Kanal', sent: 'Gönderildi' },
    conversation: 'Görüşme',
    messages: 'Mesajlar',
    restOfMail: 'E-postanın kalanı',
    again: 'Hâlâ açık bir nokta var mı? <form>Bize yeniden yazın</form> ve {number} numarasını belirtin.',
    person: 'Bir destek uzmanı size buradan yanıt verecek. Bu sayfayı açık bırakabilir ya da sonra dönebilirsiniz.',
    assistant: 'Yapay zekâ asistanımız yanıtınızı hazırlıyor…',
    locked: {
      title: 'Görüşme gizlidir',
      text:
        'Kayıt numarasına herkes bakabilir, bu yüzden yalnızca durumu gösterir. Görüşmeyi okumak için gönderdikten hemen ' +
        'sonra aldığınız bağlantıyı açın ya da aynı tarayıcı sekmesini kullanın.',
    },
    missing: {
      title: '{number} numaralı bir kayıt bulunmuyor',
      text:
        'Lütfen numarayı, gönderdikten sonra size gösterilenle karşılaştırın: TKT-0006 gibi görünür. Bulamazsanız ' +
        '<form>bize yazın</form>, talebinizi biz arayalım.',
    },
    interrupted: {
      title: 'Bağlantı kesildi',
      text: 'Denemeyi sürdürüyoruz: bu sayfa kendiliğinden güncellenir.',
    },
    hidden: { title: 'Bu kayıt gösterilemiyor', text: 'Lütfen numaranın doğru olduğunu kontrol edin.' },
  },
  lookup: {
    introduction: 'Ne aşamada olduğumuzu görmek için kayıt numaranızı yazın.',
    number: 'Kayıt numarası',
    wrong: 'Kayıt numarası TKT-0006 gibi görünür.',
    show: 'Durumu göster',
    known: 'Bu sekmeden gönderilenler:',
  },
  progress: {
    label: 'Durum',
    received: 'Alındı',
    beingAnswered: 'İşlemde',
    withSpecialist: 'Uzmanda',
    answered: 'Yanıtlandı',
    resolved: 'Çözüldü',
    done: '(tamam)',
    lastChange: 'Son değişiklik:',
  },

  rating: {
    title: 'Desteğimizden ne kadar memnunsunuz?',
    scale: '1 (kötü) ile 5 (çok iyi) arası',
    score: '5 üzerinden {score, number}',
    words: 'Neyi daha iyi yapabiliriz?',
    send: 'Gönder',
    thanks: 'Teşekkürler. Yanıtınız bize yardımcı oluyor.',
  },

  preferences: {
    title: 'Mesajlarınız',
    introduction: 'Bizden ne almak istersiniz? Sorularınızın yanıtları size her zaman ulaşır.',
    marketing: 'Haberler ve teklifler',
    nothing: 'Artık hiçbir şey',
    save: 'Kaydet',
    saved: 'Kaydedildi. Şu andan itibaren geçerli.',
    missing: 'Bu bağlantı artık bir yere götürmüyor. En yeni mesajdakini kullanın.',
    failed: 'Bu şu anda gösterilemiyor',
  },

  categories: {
    how_to: { label: 'Nasıl yapılır?', hint: 'Bir özelliği kullanma yardımı' },
    technical: { label: 'Teknik sorun', hint: 'Sizde bir şey çalışmıyor' },
    bug_report: { label: 'Hata bildirimi', hint: 'Bozuk bir şey buldunuz' },
    billing: { label: 'Faturalama', hint: 'Faturalar, ödemeler, planlar' },
    feedback: { label: 'Geri bildirim', hint: 'Bir fikir, bir istek, bir övgü' },
    general: { label: 'Başka bir konu', hint: 'Diğer bütün sorular' },
  },
  priorities: {
    low: { label: 'Düşük', hint: 'Acelesi yok: uygun olduğunuzda.' },
    medium: { label: 'Orta', hint: 'Önemli ama iş devam ediyor.' },
    high: { label: 'Yüksek', hint: 'İşimin bir kısmı durdu.' },
    urgent: { label: 'Acil', hint: 'Çözülene kadar hiç çalışamıyorum.' },
  },
  channels: { email: 'E-posta', sms: 'SMS', whatsapp: 'WhatsApp', messenger: 'Messenger', instagram: 'Instagram', web_chat: 'Web sohbeti', web_form: 'Web formu' },
  roles: { customer: 'Siz', agent: 'Yapay zekâ asistanı', human: 'Destek uzmanı' },
  statuses: {
    received: { label: 'Alındı', hint: 'Talebiniz güvenle kaydedildi, sırada o var.' },
    open: { label: 'Açık', hint: 'Talebiniz ele alınmayı bekliyor.' },
    in_progress: { label: 'İşlemde', hint: 'Talebiniz üzerinde şu anda çalışılıyor.' },
    escalated: { label: 'Uzmanda', hint: 'Ekibimizden bir kişi devraldı, size yanıt verecek.' },
    waiting_customer: { label: 'Yanıtlandı', hint: 'Yanıt verdik. Açık bir nokta kaldıysa sıra sizde.' },
    resolved: { label: 'Çözüldü', hint: 'Bu talep çözüldü.' },
    closed: { label: 'Kapandı', hint: 'Bu talep tamamlandı ve kapatıldı.' },
  },

  embed: {
    title: 'Kendi sitenizde destek',
    introduction:
      'Tek bir etiket, her sayfaya bir yardım düğmesi ekler. Düğme, destek formunu stillerinizden bağımsız, ayrı bir ' +
      'pencerede açar.',
    button: 'Düğmedeki metin',
    help: 'Yardım',
    corner: 'Köşe',
    right: 'Sağ',
    left: 'Sol',
    visitors: 'Ziyaretçinin tarayıcısındaki gibi',
    paste: 'Bunu {tag} etiketinden önce yerleştirin',
    code: 'Kopyalanacak kod',
    copy: 'Kodu kopyala',
    preview: {
      label: 'Canlı önizleme',
      frame: 'Destek düğmesiyle sayfanız',
      note: 'Canlı önizleme: düğmeye basın. Buradan gönderdiğiniz, gerçek bir taleptir.',
      title: 'Sayfanız',
      first: 'Burada ne gösterirseniz gösterin olduğu gibi kalır: düğme onun üzerinde durur.',
      second: 'Ziyaretçiler desteğe yazarken sayfanızda kalır.',
    },
  },
};

export default tr;
