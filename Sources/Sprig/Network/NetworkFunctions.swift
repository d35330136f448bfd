import GoTemplate

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// `getHostByName`, which Helm makes constant unless name look-ups are allowed.
package enum NetworkFunctions {
    /// What Helm offers by default: every name resolves to the empty string.
    static let functions: [Function] = [StringFunctions.function("getHostByName") { _ in "" }]

    /// What takes their place with `--enable-dns`: one of the addresses of a name, at random.
    ///
    /// Mirrors network.go getHostByName, which panics where there is no address.
    package static let resolvingFunctions: [Function] = [
        StringFunctions.function("getHostByName", trait: .random) { name in
            guard let address = addresses(of: name).randomElement() else {
                throw FunctionError("invalid argument to Intn")
            }
            return GoString(address)
        }
    ]

    private static func addresses(of name: GoString) -> [String] {
        guard !name.isEmpty, !name.bytes.contains(0) else { return [] }
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(name.text, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        return sequence(first: list, next: { $0?.pointee.ai_next }).compactMap { entry in
            entry.flatMap { numericText($0.pointee) }
        }
    }

    private static func numericText(_ entry: addrinfo) -> String? {
        var host = [CChar](repeating: 0, count: 64)
        let status = getnameinfo(
            entry.ai_addr, entry.ai_addrlen, &host, socklen_t(host.count), nil, 0, NI_NUMERICHOST)
        guard status == 0 else { return nil }
        return String(decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
