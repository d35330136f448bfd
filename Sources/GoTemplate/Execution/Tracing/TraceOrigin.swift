import Diagnostics

/// What wrote a part of a line.
package struct TraceOrigin: Equatable {
    /// The template file, such as `app/templates/service.yaml`.
    package let file: GoString
    package let position: SourcePosition
    /// The template's line there.
    package let lineText: GoString
    /// Whether it is text of the template, not the result of an action.
    package let isText: Bool
    /// The values read for it, the closest first: those of the action, of the branches around it, and of the callers.
    package var reads: [ValuePath]
    /// Where the callers of the template are, innermost first, each as `isText` false.
    package var callers: [Caller]

    package struct Caller: Equatable {
        package let file: GoString
        package let position: SourcePosition
    }
}
