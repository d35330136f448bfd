/// Where Helm's own labels of a revision (`name`, `owner`, `status`, `version` and times) count as labels.
///
/// Helm's drivers differ by accident, which users see.
package struct SystemLabelUse: Equatable, Sendable {
    /// Whether selectors find them.
    package let areSelectable: Bool
    /// Whether reading the newest revision gives them beside the user's.
    package let areRead: Bool

    /// Helm's Secrets and ConfigMaps.
    package static let ofSecrets = SystemLabelUse(areSelectable: true, areRead: true)
    /// Helm's table in PostgreSQL.
    package static let ofSQL = SystemLabelUse(areSelectable: true, areRead: false)
    /// Helm's memory driver.
    package static let ofMemory = SystemLabelUse(areSelectable: false, areRead: false)
}
