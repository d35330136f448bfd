import GoTemplate

/// Where a certificate or key in PEM is.
package enum PEMSource: Sendable {
    case none
    case file(GoString)
    case data(Credential)

    /// - Parameter data: what counts where both are given.
    init(file: GoString, data: Credential) {
        self = !data.isEmpty ? .data(data) : file.isEmpty ? .none : .file(file)
    }

    package var isPresent: Bool { if case .none = self { false } else { true } }
}
