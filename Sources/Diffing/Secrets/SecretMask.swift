import CCrypto
import Codecs
import GoTemplate

/// Replaces the values of Secrets in a tree, so that no output can show them whatever it does.
///
/// The digests of the tree are those of the real values: a change still shows as one.
struct SecretMask {
    let display: SecretDisplay

    func apply(to tree: inout YAMLTree) {
        guard display != .plain, !tree.entries.isEmpty else { return }
        var replacements: [(index: Int, text: [UInt8])] = []
        for object in objects(in: tree, below: 0) { collect(object, tree, into: &replacements) }
        for (index, text) in replacements { tree.replace(index, withString: text) }
    }

    /// The roots of the Secrets of a document, which may be a list of objects.
    private func objects(in tree: YAMLTree, below index: Int, depth: Int = 0) -> [Int] {
        guard let kind = tree.child("kind", of: index), depth < 8 else { return [] }
        let name = tree.text(of: kind)
        if name == "Secret" { return [index] }
        guard name.bytes.hasSuffix("List"), let items = tree.child("items", of: index) else { return [] }
        // The items of a SecretList may leave their kind out.
        let isSecretList = name == "SecretList"
        return tree.children(of: items).flatMap { item in
            isSecretList && tree.child("kind", of: item) == nil
                ? [item] : objects(in: tree, below: item, depth: depth + 1)
        }
    }

    private func collect(_ object: Int, _ tree: YAMLTree, into replacements: inout [(index: Int, text: [UInt8])]) {
        for (field, isEncoded) in [(GoString("data"), true), ("stringData", false)] {
            guard let values = tree.child(field, of: object) else { continue }
            for index in values..<Int(tree.entries[values].end) where !tree.entries[index].kind.isCollection {
                if tree.entries[index].kind == .null { continue }
                if let text = shown(tree.text(of: index), isEncoded: isEncoded) { replacements.append((index, text)) }
            }
        }
        // kubectl keeps a copy of the whole object here.
        guard let metadata = tree.child("metadata", of: object),
            let annotations = tree.child("annotations", of: metadata),
            let copy = tree.child("kubectl.kubernetes.io/last-applied-configuration", of: annotations),
            display == .masked
        else { return }
        replacements.append((copy, SecretMask.masked(tree.text(of: copy).bytes)))
    }

    /// What takes the place of a value; nil where it stays.
    private func shown(_ value: GoString, isEncoded: Bool) -> [UInt8]? {
        // Blanks come from block scalars; the API server ignores them, too.
        let decoded = isEncoded ? try? Base64.decode(value.bytes.filter { $0 != 0x20 }) : nil
        let content = decoded ?? value.bytes
        if display == .masked { return Self.masked(content) }
        guard isEncoded, decoded != nil else { return nil }
        return GoString(content).isValidUTF8 ? content : Self.masked(content)
    }

    /// `<12 bytes, sha256 5e884898>`: enough to see whether two values are the same.
    static func masked(_ value: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        crypto_sha256(value, value.count, &digest)
        let digits = Array("0123456789abcdef".utf8)
        let short = digest[..<4].flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        let bytes = value.count == 1 ? "byte" : "bytes"
        return Array("<\(value.count) \(bytes), sha256 ".utf8) + short + Array(">".utf8)
    }
}

extension YAMLTree {
    fileprivate func children(of index: Int) -> some Sequence<Int> {
        let end = entries[index].kind.isCollection ? Int(entries[index].end) : index
        return sequence(first: index + 1) { Int(entries[$0].end) }.prefix { $0 < end }
    }

    fileprivate func child(_ key: GoString, of index: Int) -> Int? {
        guard entries[index].kind == .map else { return nil }
        return children(of: index).first { child in
            withKey(of: child) { name in name.map { $0.elementsEqual(key.bytes) } ?? false }
        }
    }

    fileprivate func text(of index: Int) -> GoString { withText(of: index) { GoString($0) } }
}

extension [UInt8] {
    func hasSuffix(_ suffix: StaticString) -> Bool {
        count >= suffix.utf8CodeUnitCount
            && self[(count - suffix.utf8CodeUnitCount)...].elementsEqual(
                UnsafeBufferPointer(start: suffix.utf8Start, count: suffix.utf8CodeUnitCount))
    }

    func hasPrefix(_ prefix: StaticString) -> Bool {
        count >= prefix.utf8CodeUnitCount
            && starts(with: UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount))
    }
}
