import Codecs
import GoTemplate

/// Brings Secrets into the form that the API server stores: it writes what `stringData` holds, in base64, over `data`.
///
/// Mirrors pkg/apis/core/v1 conversion.go Convert_v1_Secret_To_core_Secret.
enum StoredSecret {
    /// Moves the values; a Secret that the API server would refuse stays as it is.
    static func apply(to tree: inout YAMLTree) {
        // From the last on, so that the places of those before stay.
        for root in ObjectRoot.all(in: tree).reversed() where root.kind == "Secret" { apply(to: &tree, at: root.index) }
    }

    private static func apply(to tree: inout YAMLTree, at root: Int) {
        guard let texts = tree.child("stringData", of: root), tree.entries[texts].kind == .map else { return }
        let values = Array(tree.children(of: texts))
        guard values.allSatisfy({ tree.entries[$0].kind == .string || tree.entries[$0].kind == .null }) else { return }
        let data = tree.child("data", of: root)
        if let data, tree.entries[data].kind != .map && tree.entries[data].kind != .null { return }
        for value in values where tree.entries[value].kind == .string {
            tree.replace(value, withString: Base64.encode(tree.text(of: value).bytes))
        }
        tree.moveFields(of: texts, into: data, named: "data")
    }
}
