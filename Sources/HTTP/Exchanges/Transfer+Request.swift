import CCurl
import GoLibrary
import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

extension Transfer {
    /// Sets what an attempt asks, of whom and how.
    func prepare(_ request: Request, to url: GoURL, headers: Headers, identity: TLSIdentity?, proxy: GoURL?) {
        ask(request.method, url, of: request.endpoint)
        for field in headers.fields { add(field) }
        // libcurl's own fields: it would wait for leave to send a body, and call each body a form.
        for name in ["Expect", "Content-Type"] where headers[GoString(name)] == nil {
            swelm_transfer_add_header(handle, name + ":")
        }
        request.body?.withUnsafeBytes { swelm_transfer_set_body(handle, $0.baseAddress, $0.count) }
        if request.acceptsCompression { swelm_transfer_accept_gzip(handle) }
        // Through a proxy nobody but the proxy is connected to.
        if request.isForPublicServers && proxy == nil { swelm_transfer_refuse_private(handle) }
        if request.endpoint.usesHTTP1 { swelm_transfer_use_http1(handle) }
        if !request.isIdempotent { swelm_transfer_send_once(handle) }
        set(proxy)
        trust(request.endpoint.trust)
        if let identity { identify(identity) }
    }

    /// Sets whose certificate is looked at; neither credentials nor anything else is sent.
    func prepareInspection(_ request: Request, of url: GoURL, proxy: GoURL?) {
        ask(.get, url, of: request.endpoint)
        set(proxy)
        swelm_transfer_inspect(handle)
    }

    private func set(_ proxy: GoURL?) {
        if let proxy { Self.text(of: proxy).withCString { swelm_transfer_set_proxy(handle, $0) } }
    }

    private func ask(_ method: Request.Method, _ url: GoURL, of endpoint: Endpoint) {
        var url = url
        if !endpoint.serverName.isEmpty {
            // The name is verified and asked for in TLS, while the connection and the Host field stay the server's.
            let entry = endpoint.serverName + ":" + url.effectivePort + ":" + url.address
            entry.withCString { swelm_transfer_connect_to(handle, $0) }
            add(("Host", url.host))
            url.host = endpoint.serverName + ":" + url.effectivePort
        }
        url.description.withCString { swelm_transfer_ask(handle, method.rawValue, $0) }
    }

    private func add(_ field: Headers.Field) {
        let line = field.name + (field.value.isEmpty ? ";" : ": " + field.value)
        line.withCString { swelm_transfer_add_header(handle, $0) }
    }

    /// Go's SOCKS client leaves names to the proxy, which libcurl calls another scheme.
    private static func text(of proxy: GoURL) -> GoString {
        var proxy = proxy
        if proxy.scheme == "socks5" { proxy.scheme = "socks5h" }
        return proxy.description
    }

    private func trust(_ trust: ServerTrust) {
        switch trust {
        case .anyone: swelm_transfer_trust_anyone(handle)
        case .authorities(let authorities):
            authorities.withUnsafeBytes { swelm_transfer_trust(handle, $0.baseAddress, $0.count) }
        case .system:
            let (file, folder) = (getenv("SSL_CERT_FILE"), getenv("SSL_CERT_DIR"))
            if file != nil || folder != nil { swelm_transfer_trust_files(handle, file, folder) }
        }
    }

    private func identify(_ identity: TLSIdentity) {
        identity.certificate.withUnsafeBytes { certificate in
            identity.key.withUnsafeBytes { key in
                swelm_transfer_identify(
                    handle, certificate.baseAddress, certificate.count, key.baseAddress, key.count)
            }
        }
    }

    /// Sets how long the attempt may take: what is left until the request's deadline, or its limit if that is less.
    func limit(_ limits: RequestLimits) {
        let times = [limits.timeLimit, limits.deadline.remaining].compactMap(\.self)
        swelm_transfer_limit(
            handle, Self.milliseconds(limits.connecting), times.min().map(Self.milliseconds) ?? 0,
            limits.silence.map { Int(clamping: max(1, $0.components.seconds)) } ?? 0, limits.headBytes,
            limits.bodyBytes)
    }

    /// At least one, for none is without limit to libcurl.
    private static func milliseconds(_ time: Duration) -> Int {
        let (seconds, attoseconds) = time.components
        return Int(clamping: max(1, min(seconds, 1_000_000) * 1000 + attoseconds / 1_000_000_000_000_000))
    }
}
