import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// Who is asked for addresses.
enum Resolver {
    /// The first `nameserver` of resolv.conf; empty for none.
    static var firstServer: GoString {
        guard let file = fopen("/etc/resolv.conf", "re") else { return GoString() }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 512)
        while fgets(&line, Int32(line.count), file) != nil {
            let words = line.prefix { $0 != 0 }.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }
            guard words.count > 1, words[0].elementsEqual("nameserver".utf8.map(CChar.init)) else { continue }
            return GoString(words[1].map { UInt8(bitPattern: $0) })
        }
        return GoString()
    }
}
