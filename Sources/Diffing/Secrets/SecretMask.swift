import CCrypto
import Codecs
import GoTemplate

/// Replaces the values of Secrets in a tree, so that no output can show them whatever it does.
///
/// The digests of the tree are those of the real values: a change still shows as one. What stands for a value is keyed
/// by a value made anew for each run, and as long for all values: no table of guesses gives one back.
package struct SecretMask: Sendable {
    let display: SecretDisplay
    /// Nil if the system has no random bytes to give; then all values look the same.
    private let key: [UInt8]?

    /// A mask for all sides and stages of one run: what is the same in two places looks the same.
    package init(_ display: SecretDisplay = .masked) {
        var key = [UInt8](repeating: 0, count: 32)
        self.init(display, key: crypto_random(&key, key.count) ? key : nil)
    }

    init(_ display: SecretDisplay, key: [UInt8]?) {
        self.display = display
        self.key = key
    }

    func apply(to tree: inout YAMLTree) {
        guard display != .plain, !tree.entries.isEmpty else { return }
        var replacements: [(index: Int, text: [UInt8])] = []
        for secret in SecretFields.all(in: tree) { collect(secret, tree, into: &replacements) }
        for (index, text) in replacements { tree.replace(index, withString: text) }
    }

    private func collect(
        _ secret: SecretFields, _ tree: YAMLTree, into replacements: inout [(index: Int, text: [UInt8])]
    ) {
        for (field, isEncoded) in secret.fields {
            for index in field..<Int(tree.entries[field].end) where !tree.entries[index].kind.isCollection {
                if tree.entries[index].kind == .null { continue }
                if let text = shown(tree.text(of: index), isEncoded: isEncoded) { replacements.append((index, text)) }
            }
        }
        if let copy = secret.appliedCopy, display == .masked {
            replacements.append((copy, masked(tree.text(of: copy).bytes)))
        }
    }

    /// What takes the place of a value; nil where it stays.
    private func shown(_ value: GoString, isEncoded: Bool) -> [UInt8]? {
        let decoded = isEncoded ? try? Base64.decode(value.bytes) : nil
        let content = decoded ?? value.bytes
        if display == .masked { return masked(content) }
        guard isEncoded, decoded != nil else { return nil }
        return GoString(content).isValidUTF8 ? content : masked(content)
    }

    /// `<secret 5e884898>`: enough to see within a report whether two values are the same.
    ///
    /// An empty value is no secret.
    func masked(_ value: [UInt8]) -> [UInt8] {
        if value.isEmpty { return Array("<empty>".utf8) }
        guard let key else { return Array("<secret>".utf8) }
        var code = [UInt8](repeating: 0, count: 32)
        crypto_hmac_sha256(key, key.count, value, value.count, &code)
        return ("<secret " + GoString(hexadecimal: Array(code[..<4])) + ">").bytes
    }
}
