import Codecs
import Failures
import GoTemplate

extension Metadata {
    /// What a `Chart.yaml` of version 2 says, unchecked.
    ///
    /// - Parameter isStrict: whether unknown and repeated fields are errors.
    /// - Throws: the message of Go's YAML or JSON decoder.
    package convenience init(parsing text: [UInt8], isStrict: Bool = false) throws(HelmError) {
        self.init()
        take(try DecodedFields(text, as: MetadataShape.of(.version2).metadata, isStrict: isStrict))
    }

    /// Takes over the fields that a `Chart.yaml` or `requirements.yaml` sets; the others stay.
    ///
    /// - Throws: the message of Go's YAML or JSON decoder.
    func decode(_ text: [UInt8], format: ChartFormat) throws(HelmError) {
        let fields = try DecodedFields(text, as: MetadataShape.of(format).metadata, onto: decodedFields)
        decodedFields = fields.fields
        take(fields)
    }

    /// Takes over the fields that are set.
    func take(_ fields: DecodedFields) {
        fields.assign("name", to: &name)
        fields.assign("home", to: &home)
        fields.assign("sources", to: &sources)
        fields.assign("version", to: &version)
        fields.assign("description", to: &description)
        fields.assign("keywords", to: &keywords)
        if let objects = fields.objects("maintainers") { maintainers = objects.map { $0.map(Maintainer.init) } }
        fields.assign("icon", to: &icon)
        fields.assign("apiVersion", to: &apiVersion)
        fields.assign("condition", to: &condition)
        fields.assign("tags", to: &tags)
        fields.assign("appVersion", to: &appVersion)
        fields.assign("deprecated", to: &isDeprecated)
        fields.assign("annotations", to: &annotations)
        fields.assign("kubeVersion", to: &kubeVersion)
        if fields.isNull("dependencies") { dependencies = nil }
        if let objects = fields.objects("dependencies") { dependencies = objects.map { $0.map(Dependency.init) } }
        fields.assign("type", to: &type)
    }
}

extension Maintainer {
    fileprivate init(_ fields: DecodedFields) {
        fields.assign("name", to: &name)
        fields.assign("email", to: &email)
        fields.assign("url", to: &url)
    }
}

extension Dependency {
    convenience init(_ fields: DecodedFields) {
        self.init()
        fields.assign("name", to: &name)
        fields.assign("version", to: &version)
        fields.assign("repository", to: &repository)
        fields.assign("condition", to: &condition)
        fields.assign("tags", to: &tags)
        fields.assign("enabled", to: &isEnabled)
        importValues = fields.values("import-values").map(ImportedValues.init)
        fields.assign("alias", to: &alias)
    }
}
