#pragma once

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

namespace rehearsal::test {

/// One schema of resources/schema.
class Schema {
  public:
    explicit Schema(const std::string& kind) {
        const nlohmann::json json = selfContained(kind);
        valijson::SchemaParser parser;
        parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(json), schema_);
    }
    /// Why the document is none of this kind; empty where it is one.
    std::string problem(const nlohmann::json& document) const {
        valijson::Validator validator;
        valijson::ValidationResults results;
        const valijson::adapters::NlohmannJsonAdapter adapter(document);
        if (validator.validate(schema_, adapter, &results)) return {};
        std::string text;
        valijson::ValidationResults::Error error;
        while (results.popError(error)) {
            for (const std::string& part : error.context) text += part;
            text += ": " + error.description + "\n";
        }
        return text;
    }

  private:
    static std::string schemaText(const std::string& kind) {
        const auto folder = std::filesystem::path(REHEARSAL_SOURCE_DIR) / "resources/schema";
        std::ifstream in(folder / (kind + ".schema.json"), std::ios::binary);
        std::ostringstream out;
        out << in.rdbuf();
        return out.str();
    }
    /// A schema with the common parts put into it: the validator does not follow references inside a
    /// referenced file.
    static nlohmann::json selfContained(const std::string& kind) {
        std::string text = schemaText(kind);
        const std::string common = "common.schema.json#";
        for (std::size_t at = 0; (at = text.find(common, at)) != std::string::npos;)
            text.replace(at, common.size(), "#");
        nlohmann::json json = nlohmann::json::parse(text);
        const nlohmann::json parts = nlohmann::json::parse(schemaText("common"));
        for (const auto& [name, part] : parts["definitions"].items()) json["definitions"][name] = part;
        return json;
    }

    valijson::Schema schema_;
};

}  // namespace rehearsal::test
