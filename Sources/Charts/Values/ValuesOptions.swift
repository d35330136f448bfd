import GoTemplate

/// The values a user gives on the command line.
///
/// Mirrors pkg/cli/values options.go.
package struct ValuesOptions: Sendable {
    /// `-f`, `--values`.
    package var valueFiles: [GoString] = []
    /// `--set-json`.
    package var jsonValues: [GoString] = []
    /// `--set`.
    package var values: [GoString] = []
    /// `--set-string`.
    package var stringValues: [GoString] = []
    /// `--set-file`.
    package var fileValues: [GoString] = []
    /// `--set-literal`.
    package var literalValues: [GoString] = []

    package init() {}

    /// All values in one map; kinds count in the order of the properties above, whatever the order of the flags.
    package func merged() throws(HelmError) -> Map { Map() }
}
