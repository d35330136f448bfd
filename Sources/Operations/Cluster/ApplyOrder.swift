/// In which order the objects of a change are applied; the raw values are what `--apply-order` takes.
package enum ApplyOrder: String, CaseIterable, Sendable {
    /// As Helm does it: by kind, and what leaves the release last.
    case helm
    /// First what takes traffic grows and gets ready, then routes change, then what takes none any more shrinks.
    case safe
}
