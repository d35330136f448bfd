import GoTemplate

/// Who an object goes with: when the owner is deleted, the garbage collector deletes the object.
package struct OwnerReference: Equatable, Sendable {
    package let apiVersion: GoString
    package let kind: GoString
    package let name: GoString
    package let uid: GoString
    /// Whether the owner manages the object; at most one does.
    package let isController: Bool

    /// Fields that are missing or of other types are empty.
    init(_ map: Map) {
        apiVersion = (try? map.text(at: "apiVersion")) ?? ""
        kind = (try? map.text(at: "kind")) ?? ""
        name = (try? map.text(at: "name")) ?? ""
        uid = (try? map.text(at: "uid")) ?? ""
        if case .bool(true)? = map["controller"] { isController = true } else { isController = false }
    }
}
