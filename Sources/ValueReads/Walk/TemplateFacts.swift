import GoTemplate

/// What templates say besides which values they read.
package struct TemplateFacts {
    /// A file of the chart whose content is asked for by name.
    package struct FileRead: Hashable {
        /// The chart, as its templates' paths begin.
        package let chart: GoString
        package let file: GoString
        package let place: TemplatePlace
    }

    /// A template that is called and not there.
    package struct MissingTemplate: Hashable {
        package let name: GoString
        package let place: TemplatePlace
    }

    package internal(set) var files: Set<FileRead> = []
    package internal(set) var missingTemplates: Set<MissingTemplate> = []

    package init() {}
}
