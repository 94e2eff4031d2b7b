# Webhooks: their page, and what the chat and the API say of them.

webhooks-title = Webhooks
webhooks-about = When one of your jobs ends, a signed message is posted to each address here. It has the job’s id and state, and no text of yours.
webhooks-none = You have no webhooks.
webhook-title = Webhook
webhook-url = Address
webhook-events = Events
webhook-event =
    { $event ->
        [completed] Job done
        [failed] Job failed
        [cancelled] Job cancelled
       *[test] Test
    }
webhook-state =
    { $state ->
        [person] Switched off
        [failing] Switched off: nothing arrived for five days.
        [gone] Switched off: its server says that this address is gone.
       *[on] On
    }
webhook-secret-new = This secret is shown only now: store it in the program that checks the signatures, and give it to nobody.
webhook-secret-renewed = The secret before it also signs for 24 more hours.
webhook-deliveries = Last deliveries
webhook-deliveries-none = Nothing was sent yet.
webhook-job = Recording
webhook-delivery-state =
    { $state ->
        [delivered] Delivered
        [failed] Given up
       *[pending] Waiting
    }
webhook-error =
    { $error ->
        [unreachable] The server can’t be reached.
        [certificate] The certificate of the server is not valid.
        [timeout] No answer came in time.
        [broken] The connection broke.
        [redirect] The server redirects, which is not followed.
        [gone] The server says that this address is gone.
        [off] The webhook was switched off.
        [access] You had no access.
       *[status] The server answered with an error.
    }
webhook-seconds = { $seconds } s
webhook-next = next try: { $moment }
webhook-no-events = Choose at least one event.
webhook-many = You have { $most } webhooks. Delete one, then add a new one.
webhook-is-off = This webhook is switched off. Switch it on first.
webhook-switched-off =
    { $reason ->
        [gone] I switched off your webhook to { $host }: its server says that this address is gone. You can change the address here: { $page }
       *[failing] I switched off your webhook to { $host }: nothing arrived there for five days. Mend the server, then switch it on again: { $page }
    }
button-webhook-add = Add a webhook
button-webhook-save = Save
button-webhook-test = Send a test
button-webhook-on = Switch on
button-webhook-off = Switch off
button-webhook-secret = New secret
button-webhook-delete = Delete
webhook-delete-ask = Delete this webhook?
webhook-delete-how = Its signing secret and its list of deliveries go with it, and what still waits is not sent. This can’t be undone.
webhook-keep = Keep it
button-webhook-again = Send again
error-webhook_address = Nothing can be sent to this address. It has to begin with https:// and be reachable for everybody on the internet. Please check it.
error-webhook_https = A webhook needs https, so that nobody on the way reads or changes what is sent. Please give an address that begins with https://.
privacy-webhook = Of a webhook that you added on the page I keep address and secret until you delete it, and for 30 days what was sent when.
