# Not yet reviewed by a native speaker.
# Access tokens: /token in a chat, their page, and what the API answers, in Persian.

token-how = ‎/token read توکنی می‌سازد که با آن یک برنامه نتیجه‌های شما را می‌خواند؛ با ‎/token write می‌فرستد، تغییر می‌دهد و پاک هم می‌کند. می‌توانید شمار روزها، ۱ تا { $most }، و یک نام بیفزایید: ‎/token read 30 backup
token-new = این توکن دسترسی فقط همین حالا نشان داده می‌شود. آن را به کسی ندهید: تا { $until } نتیجه‌های شما را برای هر کس که آن را دارد باز می‌کند. آن را در برنامهٔ خود ذخیره و سپس این پیام را پاک کنید. ‎/token توکن‌ها را نشان می‌دهد و باطل می‌کند.
tokens-none = توکن دسترسی ندارید.
tokens-title = توکن‌های دسترسی
token-line = { $name } · { $scope } · تا { $until } · آخرین استفاده: { $used }
token-unused = هرگز
token-scope =
    { $scope ->
        [write] خواندن و نوشتن
       *[read] خواندن
    }
token-many = شما { $most } توکن دسترسی دارید. یکی را با ‎/token باطل کنید و سپس توکن تازه‌ای بسازید.
button-token-revoke = باطل کردن
button-token-revoke-all = باطل کردن همه
privacy-token = از توکنی که با ‎/token ساخته‌اید، نام و زمان‌های استفاده را تا پایانش نگه می‌دارم؛ ‎/token توکن‌ها را نشان می‌دهد و باطل می‌کند.
web-token-about = با توکن دسترسی، یک برنامه می‌تواند هر کاری را که شما اینجا می‌توانید انجام دهد.
web-token-new = این توکن دسترسی فقط همین حالا نشان داده می‌شود: آن را در برنامهٔ خود ذخیره کنید. آن را به کسی ندهید: تا { $until } نتیجه‌های شما را برای هر کس که آن را دارد باز می‌کند.
web-token-name = نام
web-token-days = روز تا پایان
web-token-create = ساختن توکن
api-unauthorized = این کار توکن دسترسی معتبر می‌خواهد: Authorization: Bearer …. ‎/token در گفتگوی خصوصی یکی می‌سازد.
api-scope = این توکن فقط می‌خواند. ‎/token write در گفتگوی خصوصی توکنی می‌سازد که این اجازه را دارد.
api-invalid = درخواست آن چیزی نیست که API انتظار دارد: { $problem }
api-large = درخواست بزرگ‌تر از { $limit } بایت است.
api-key-reused = این Idempotency-Key برای درخواست دیگری به کار رفته است. مقدار تازه‌ای برگزینید.
